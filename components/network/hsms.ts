import type { HsmConfig } from "../../config/hsm";
import type { Platform } from "../../infra/platform";
import type { HsmClient } from "../hsm/client";
import type { HsmIdentity } from "../hsm/identity";
import { hsmClient, type HsmClientArgs } from "../hsm/select";
import type { NamedSecrets } from "../secrets/named-secrets";

/** Where pods log in to HSMs from. */
export interface HsmPlace {
    readonly secrets: NamedSecrets;
    /** Who may give accounts of which namespace the right to keys. @default nobody that this program knows */
    readonly cloud?: { readonly platform: Platform; readonly namespace: string };
}

/**
 * The clients of a network's HSMs.
 *
 * @returns What gives the client of a name, as a version of Corda uses it; undefined where none is named.
 */
export function hsmClients(
    hsms: readonly HsmConfig[],
    place: HsmPlace,
): (name: string | undefined, version: string) => HsmClient | undefined {
    return (name, version) => {
        const config = hsms.find((hsm) => hsm.name === name);
        return config && hsmClient(clientArgs(config, place, version));
    };
}

function clientArgs(config: HsmConfig, { secrets, cloud }: HsmPlace, version: string): HsmClientArgs {
    const base = { name: config.name, version, clientImage: config.clientImage };
    const blocks = (list: readonly string[] | undefined) => list?.map((cidr) => ({ cidr }));
    if (config.kind === "azure-key-vault") {
        return {
            ...base,
            kind: config.kind,
            vaultUrl: config.url,
            protection: config.protection,
            login: azureLogin(config, secrets),
            addresses: blocks(config.addresses),
            loginAddresses: blocks(config.loginAddresses),
            identity: cloud && platformIdentity(config.url, cloud),
        };
    }
    const secret = secrets.secret(config.credentials.secret);
    if (config.kind === "aws-cloudhsm") {
        return {
            ...base,
            kind: config.kind,
            partition: config.partition,
            secret,
            clientSecret: secret,
            addresses: config.addresses.map((cidr) => ({ cidr })),
        };
    }
    const device = { ...base, host: config.host, port: config.port, addresses: blocks(config.addresses), secret };
    switch (config.kind) {
        case "utimaco":
            return { ...device, kind: config.kind, keyGroup: config.keyGroup, authThreshold: config.authThreshold };
        case "gemalto-luna":
            return { ...device, kind: config.kind, partition: config.partition, clientSecret: secret };
        case "ncipher-nshield":
            return { ...device, kind: config.kind, keyManagementData: config.keyManagementData };
        case "futurex":
            return { ...device, kind: config.kind, clientSecret: secret };
        case "securosys-primus-x":
            return { ...device, kind: config.kind };
    }
}

/** Undefined for a vault that the platform didn't make: its rights are somebody else's to give. */
function platformIdentity(
    url: string,
    { platform, namespace }: NonNullable<HsmPlace["cloud"]>,
): ((account: string) => HsmIdentity) | undefined {
    const identify = platform.keyIdentity?.(url);
    return identify && ((name) => identify({ name, namespace }));
}

function azureLogin(
    { login, clientId = "", tenantId = "", credentials }: Extract<HsmConfig, { kind: "azure-key-vault" }>,
    secrets: NamedSecrets,
): Extract<HsmClientArgs, { kind: "azure-key-vault" }>["login"] {
    switch (login) {
        case "managed-identity":
            return { kind: login };
        case "workload-identity":
            return { kind: login, clientId };
        case "certificate":
            if (credentials === undefined) {
                throw new Error("a login by certificate has none, which the configuration's check let through");
            }
            return { kind: login, clientId, tenantId, secret: secrets.secret(credentials.secret) };
    }
}
