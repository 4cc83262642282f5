import * as pulumi from "@pulumi/pulumi";
import type { CenmArgs, CenmDatabaseArgs, CenmRegistration } from "../../../components/cenm/args";
import { Cenm } from "../../../components/cenm/cenm";
import type { CenmVersion } from "../../../components/cenm/versions";
import { MockCluster } from "../../program/mock-cluster";
import { ProgramGraph } from "../../program/program-graph";
import { recordInto } from "../../program/recorded-resources";
import { hsmClient } from "./planned-files";

/** A zone's recorded resources and what it says of itself. */
export interface RecordedZone {
    readonly graph: ProgramGraph;
    readonly cenm: Cenm;
    /** What the caller's hook was given. */
    readonly registration: CenmRegistration;
}

const registry = "registry.example.com/corda";
const ownDatabase: CenmDatabaseArgs = { kind: "postgresql", storage: "10Gi" };

/** A PostgreSQL elsewhere, under a recognisable password. */
export const externalDatabase: CenmDatabaseArgs = {
    kind: "external",
    vendor: "postgresql",
    hosts: ["10.30.0.7"],
    port: 5432,
    name: "cenm",
    user: pulumi.secret("canary-user"),
    password: pulumi.secret("canary-database"),
    certificateSecret: "postgresql-login",
};

/** An HSM, under recognisable credentials. */
export const hsm: NonNullable<CenmArgs["hsm"]> = {
    device: pulumi.secret({ kind: "gemalto-luna", partition: "tokenlabel:network", password: "canary-hsm" } as const),
    client: hsmClient,
};

/** A zone with an Ingress and participants in two namespaces. */
export function zoneArgs(version: CenmVersion): Omit<CenmArgs, "registerNotaries"> {
    return {
        version,
        namespace: "zone",
        namespaceName: "zone",
        partOf: "corda",
        images: {
            pkiTool: `${registry}/enterprise-pkitool:${version}`,
            auth: `${registry}/enterprise-auth:${version}`,
            gateway: `${registry}/enterprise-gateway:${version}`,
            zone: `${registry}/enterprise-zone:${version}`,
            identityManager: `${registry}/enterprise-identitymanager:${version}`,
            signer: `${registry}/enterprise-signer:${version}`,
            networkMap: `${registry}/enterprise-networkmap:${version}`,
            tools: `${registry}/tools:1`,
            postgresql: `${registry}/postgresql:15`,
            pullSecret: "registry",
        },
        acceptLicense: true,
        crlHost: "crl.example.com",
        subject: "OU=Network, O=Operator, L=London, C=GB",
        databases: {
            auth: ownDatabase,
            zone: ownDatabase,
            identityManager: ownDatabase,
            networkMap: ownDatabase,
        },
        storageClass: "ledger",
        protection: "protected",
        size: "small",
        approval: {
            issuance: { plugin: "own", className: "com.example.Approve", jar: "/opt/cenm/plugins/approve.jar" },
            revocation: { plugin: "own", className: "com.example.Approve", jar: "/opt/cenm/plugins/approve.jar" },
        },
        schedules: { networkMap: "1m" },
        parameters: {
            minimumPlatformVersion: 10,
            maxMessageSize: 10_485_760,
            maxTransactionSize: 524_288_000,
            eventHorizonDays: 30,
        },
        ingress: {
            entrance: { kind: "ingress" },
            controller: { class: "nginx", namespace: "ingress-nginx" },
            hosts: {
                identityManager: "doorman.example.com",
                networkMap: "map.example.com",
                gateway: "cenm.example.com",
            },
            tls: { issuer: "letsencrypt" },
        },
        participants: ["zone", "bank-a"].map((name) => ({ name, namespace: name })),
        kubernetesApi: { addresses: [{ cidr: "10.0.0.1/32" }], ports: [6443] },
        logLevel: "info",
    };
}

/** Makes a zone against Pulumi's mock monitor and returns every resource it registers. */
export async function recordZone(version: CenmVersion, differing: Partial<CenmArgs> = {}): Promise<RecordedZone> {
    const cluster = new MockCluster(false);
    await pulumi.runtime.setMocks(
        {
            newResource: (args) => cluster.create(args),
            call: ({ token }) => {
                throw new Error(`the zone called ${token}; it has to work without asking anybody`);
            },
        },
        "corda",
        "test",
        false,
        "organization",
    );
    const resources = recordInto(new Map());
    const zones: Omit<RecordedZone, "graph">[] = [];
    await pulumi.runtime.runInPulumiStack(() => {
        let registration: CenmRegistration | undefined;
        const cenm = new Cenm("cenm", {
            ...zoneArgs(version),
            registerNotaries: (given) => {
                registration = given;
                const notary = new NotaryRegistration(given);
                return [{ validating: false, nodeInfo: { secret: "notary", key: "nodeInfo" }, dependsOn: [notary] }];
            },
            ...differing,
        });
        if (registration !== undefined) {
            zones.push({ cenm, registration });
        }
        return Promise.resolve();
    });
    await pulumi.runtime.disconnect();
    const [zone] = zones;
    if (zone === undefined) {
        throw new Error("the zone never asked for its notaries");
    }
    return { ...zone, graph: new ProgramGraph([...resources.values()]) };
}

/** Stands for what a notary's registration is made of. */
class NotaryRegistration extends pulumi.ComponentResource {
    constructor({ dependsOn }: CenmRegistration) {
        super("test:cenm:NotaryRegistration", "notary-registration", {}, { dependsOn: [...dependsOn] });
        new pulumi.Stash(
            "notary-registered",
            { input: { nodeInfo: "the notary's node info" } },
            { parent: this, dependsOn: [...dependsOn] },
        );
        this.registerOutputs({});
    }
}
