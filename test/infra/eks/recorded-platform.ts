import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { vi } from "vitest";
import { type EksConfig, eksSchema } from "../../../config/eks";
import { networkShape } from "../../../config/network-shape";
import { writtenNetwork } from "../../../config/written-network";
import type { EksPlatform } from "../../../infra/eks/eks";
import { MockCluster } from "../../program/mock-cluster";
import { ProgramGraph } from "../../program/program-graph";
import { recordInto } from "../../program/recorded-resources";

/** What a stack file has to say of EKS at least, and every service that can be had. */
export const everything = {
    kind: "eks",
    account: "123456789012",
    region: "eu-west-1",
    name: "prod",
    administrators: ["arn:aws:iam::123456789012:role/deployer"],
    viewers: ["arn:aws:iam::123456789012:role/operator"],
    endpointAccess: ["10.20.0.0/16"],
    tags: { Owner: "operations" },
    loadBalancers: {
        addresses: "fixed",
        sourceRanges: ["203.0.113.0/24", "198.51.100.0/24"],
        elasticIps: { "192.0.2.5": "eipalloc-0123456789abcdef0" },
    },
    machines: {
        stateless: {
            minimum: 1,
            maximum: 4,
            autoscaler: { chart: "oci://registry.example.com/charts/cluster-autoscaler", version: "9.56.0" },
        },
    },
    verticalPodAutoscaler: { chart: "oci://registry.example.com/charts/vertical-pod-autoscaler", version: "0.8.1" },
    dns: { zone: "corda.example.com", webHosts: "external-dns" },
    certificates: { email: "ops@example.com" },
    secrets: { kind: "aws-secrets-manager" },
    hsm: { kind: "aws-cloudhsm" },
    databases: { kind: "rds", certificateAuthorities: join(__dirname, "authorities.pem") },
    backups: { kind: "s3" },
    registry: "ecr",
    quotas: { elasticIps: 20 },
} as const;

/** The same with changes, as the schema reads it. */
export function platformConfig(changes: Readonly<Record<string, unknown>> = {}): EksConfig {
    return eksSchema.parse({ ...everything, ...changes });
}

/** What is asked of a platform by a network: an address by name and one by Elastic IP, databases, identities, a secret. */
export function askForEverything(platform: EksPlatform): void {
    const opts = { provider: platform.kubernetes };
    for (const node of [
        { name: "bank-a", namespace: "corda", port: 10002 },
        { name: "bank-b", namespace: "corda", port: 10002, host: "192.0.2.5" },
        { name: "bank-c", namespace: "corda", port: 10002, host: "corda.bank-c.example.org" },
    ]) {
        platform.p2pEndpoint(node).bind?.({ name: node.name, namespace: node.namespace, port: node.port }, opts);
    }
    for (const [member, ledger] of [
        ["bank-a", "protected"],
        ["trial", "disposable"],
    ] as const) {
        platform.database?.(member, {
            password: pulumi.secret(`canary-password-of-${member}`),
            storage: "100Gi",
            size: ledger === "protected" ? "large" : "small",
            ledger,
        });
    }
    platform.podIdentity({ name: "bank-a", namespace: "corda" }, { readSecrets: ["bank-a-keys"] });
    platform.podIdentity({ name: "bank-a-registration", namespace: "corda" }, { writeSecrets: ["bank-a-keys"] });
    platform.podIdentity({ name: "bank-a-backup", namespace: "corda" }, { writeBackups: ["bank-a"] });
    platform.podIdentity({ name: "bank-a-restore", namespace: "corda" }, { readBackups: ["bank-a"] });
    // Another right of the same account, as a volume of its pods asks for.
    platform.podIdentity({ name: "bank-a", namespace: "corda" }, { readSecrets: ["network-root/password"] });
}

/** A platform that was recorded alone. */
export interface RecordedPlatform {
    readonly graph: ProgramGraph;
    readonly platform: EksPlatform;
}

/** Makes the platform of a configuration against Pulumi's mock monitor, and asks it for what a network would. */
export async function recordPlatform(
    config: EksConfig = platformConfig(),
    ask: (platform: EksPlatform) => void = askForEverything,
    preview = false,
): Promise<RecordedPlatform> {
    const cluster = new MockCluster(preview);
    await pulumi.runtime.setMocks(
        {
            newResource: (args) => cluster.create(args),
            call: ({ token }) => {
                throw new Error(`the platform called ${token}; it has to work without asking anybody`);
            },
        },
        "corda",
        "dev",
        preview,
        "organization",
    );
    const resources = recordInto(new Map());
    vi.resetModules();
    const made = await pulumi.runtime.runInPulumiStack(async () => {
        const { EksPlatform: Platform } = await import("../../../infra/eks/eks.js");
        const platform = new Platform("eks", { config, shape: networkShape(writtenNetwork({})) });
        ask(platform);
        recorded = platform;
        return {};
    });
    void made;
    await pulumi.runtime.disconnect();
    if (recorded === undefined) {
        throw new Error("the platform was not made");
    }
    return {
        graph: new ProgramGraph([...resources.values()].sort((a, b) => (a.urn < b.urn ? -1 : 1))),
        platform: recorded,
    };
}

let recorded: EksPlatform | undefined;
