import type { ApprovalConfig } from "../../config/cenm-approval";
import type { CenmConfig } from "../../config/cenm";
import type { HsmConfig } from "../../config/hsm";
import { credentialKeys } from "../../config/hsm-credentials";
import { canonicalLegalName } from "../../config/legal-name";
import { isPrivate } from "../../config/private-addresses";
import type { WebEntrance } from "../../infra/capabilities";
import type { PublicDns } from "../../infra/public-dns";
import type { CenmApproval, CenmArgs, CenmDatabaseArgs, CenmImages, CenmIngress } from "../cenm/args";
import { type CenmHsmClient, hsmClientDirectory } from "../cenm/hsm";
import type { HsmClient } from "../hsm/client";
import { pathToService } from "../registration/zone-services";
import type { NamedSecrets } from "../secrets/named-secrets";
import { resolveCenmRelease } from "../versions/cenm";
import { cenmDevice } from "./cenm-device";
import type { NetworkImages } from "./images";
import { externalDatabase } from "./member";
import type { Release } from "../versions/release";

/** What a zone's arguments are made with, beside its own description. */
export interface CenmArgsContext {
    readonly images: NetworkImages;
    /** Registry of the network's images. */
    readonly registry?: string;
    /** Of the members, whose image has this product's tools. */
    readonly release: Release;
    /** Of the zone's namespace. */
    readonly secrets: NamedSecrets;
    /** What the platform brings HTTPS in by. */
    readonly entrance: WebEntrance;
    /** The zone in which hosts get their records. @default none */
    readonly dns?: PublicDns;
    readonly hsms: readonly HsmConfig[];
    /** The client of an HSM by its name, with secrets of the zone's namespace. */
    readonly hsm: (name: string | undefined, version: string) => HsmClient | undefined;
}

/** The arguments of a zone that follow from its description in the stack file alone. */
export function cenmArgs(
    zone: CenmConfig,
    context: CenmArgsContext,
): Omit<CenmArgs, "namespace" | "partOf" | "storageClass" | "participants" | "logLevel" | "registerNotaries"> {
    const { secrets } = context;
    const { auth, zone: ofZone, identityManager, networkMap } = zone.databases;
    const { issuance, revocation = issuance } = zone.approval;
    const tokens = zone.zoneTokens?.secret;
    return {
        version: resolveCenmRelease(zone.version).family,
        namespaceName: zone.namespace,
        images: imagesOf(zone, context),
        acceptLicense: zone.acceptLicense,
        crlHost: zone.crlHost,
        subject: canonicalLegalName(zone.subject),
        databases: {
            auth: databaseArgs(auth, secrets),
            zone: databaseArgs(ofZone, secrets),
            identityManager: databaseArgs(identityManager, secrets),
            networkMap: databaseArgs(networkMap, secrets),
        },
        protection: zone.protection,
        hsm: zone.hsm && hsmArgs(zone.hsm, context),
        size: zone.size,
        approval: { issuance: approvalArgs(issuance, secrets), revocation: approvalArgs(revocation, secrets) },
        schedules: zone.schedules,
        parameters: { minimumPlatformVersion: zone.minimumPlatformVersion, ...zone.parameters },
        ingress: zone.ingress && ingressArgs(zone.ingress, context),
        kubernetesApi: zone.kubernetesApi && {
            addresses: zone.kubernetesApi.map((cidr) => ({ cidr })),
            ports: [443, 6443],
        },
        secretUses: secretUses(zone, context),
        ...(tokens !== undefined && {
            zoneTokens: {
                identityManager: secrets.value(tokens, "identity-manager"),
                signer: secrets.value(tokens, "signer"),
                networkMap: secrets.value(tokens, "network-map"),
            },
        }),
    };
}

/** What stands in configuration files, by whose file it is. */
function secretUses(zone: CenmConfig, { hsms, secrets }: CenmArgsContext): NonNullable<CenmArgs["secretUses"]> {
    const { issuance, revocation = issuance } = zone.approval;
    const jira = [issuance, revocation].flatMap((approval) =>
        approval.kind === "jira" ? secrets.uses(approval.credentials.secret, ["username", "password"]) : [],
    );
    const token = (key: string) => (zone.zoneTokens === undefined ? [] : secrets.uses(zone.zoneTokens.secret, [key]));
    const device = hsms.find(({ name }) => name === zone.hsm?.name);
    const hsm =
        device?.credentials === undefined
            ? []
            : secrets.uses(
                  device.credentials.secret,
                  credentialKeys(device.kind).filter((key) => key === "username" || key === "password"),
              );
    return {
        "identity-manager": [...jira, ...token("identity-manager")],
        signer: [...hsm, ...token("signer")],
        "network-map": token("network-map"),
        pki: hsm,
    };
}

function imagesOf(zone: CenmConfig, { images, registry, release }: CenmArgsContext): CenmImages {
    const { tag = zone.version, postgresqlDriver } = zone.images;
    const from = zone.images.registry ?? registry;
    if (from === undefined) {
        throw new Error("R3's images have no registry, which the configuration's check let through");
    }
    const image = (name: string) => `${from}/enterprise-${name}:${tag}`;
    return {
        pkiTool: image("pkitool"),
        auth: image("auth"),
        gateway: image("gateway"),
        zone: image("zone"),
        identityManager: image("identitymanager"),
        signer: image("signer"),
        networkMap: image("networkmap"),
        tools: images.corda(release),
        postgresql: images.postgresql,
        postgresqlDriver,
    };
}

function databaseArgs(config: CenmConfig["databases"]["auth"], secrets: NamedSecrets): CenmDatabaseArgs {
    return config.kind === "postgresql"
        ? config
        : { kind: "external", ...externalDatabase(config, secrets), vendor: "postgresql" };
}

function approvalArgs(config: ApprovalConfig, secrets: NamedSecrets): CenmApproval {
    switch (config.kind) {
        case "approve-all":
            return { plugin: config.kind };
        case "own":
            return { plugin: config.kind, className: config.className, jar: config.jar };
        case "jira":
            return {
                plugin: config.kind,
                address: config.address,
                projectCode: config.projectCode,
                username: secrets.value(config.credentials.secret, "username"),
                password: secrets.value(config.credentials.secret, "password"),
                endpoints: config.addresses.map((cidr) => ({
                    addresses: { cidr },
                    ports: pathToService(config.address).ports,
                })),
            };
    }
}

function hsmArgs(
    { name, archives }: NonNullable<CenmConfig["hsm"]>,
    { hsms, hsm, secrets, release }: CenmArgsContext,
): NonNullable<CenmArgs["hsm"]> {
    const config = hsms.find((each) => each.name === name);
    const client = hsm(name, release.version);
    if (config === undefined || client === undefined) {
        throw new Error(`the zone's HSM ${name} is nowhere, which the configuration's check let through`);
    }
    return { device: cenmDevice(config, secrets), client: clientOf(config, client, archives) };
}

/** Where a vendor has its native libraries; the others have none. */
const libraries: Partial<Record<HsmConfig["kind"], string>> = {
    "gemalto-luna": "lib",
    "aws-cloudhsm": "/opt/cloudhsm/lib",
};

/** Directory of the vendor's client software in its image. */
const directory = "/hsm-client";

function clientOf(config: HsmConfig, client: HsmClient, archives = client.driver.archives): CenmHsmClient {
    const { files, home, daemons, driver } = client;
    const isAzure = config.kind === "azure-key-vault";
    return {
        image: driver.image,
        directory,
        jars: archives,
        sharedLibraries: libraries[config.kind],
        // A member may log in to Azure over the internet; the signer has no way there.
        endpoints: client.egress.flatMap(({ addresses, ports }) =>
            addresses !== undefined && isPrivate(addresses.cidr) ? [{ addresses, ports }] : [],
        ),
        ...(files &&
            (isAzure
                ? { credentials: { secret: files.secret, key: "login.p12" } }
                : { files: { ...files, device: client.name } })),
        home,
        daemons,
        env: client.env(hsmClientDirectory),
    };
}

function ingressArgs(
    { class: ingressClass, namespace, hosts, tls }: NonNullable<CenmConfig["ingress"]>,
    { entrance, dns }: CenmArgsContext,
): CenmIngress {
    const controller = ingressClass && namespace ? { class: ingressClass, namespace } : undefined;
    return { entrance, controller, hosts, tls, dns };
}
