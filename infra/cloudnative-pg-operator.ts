import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { PinnedChart } from "../config/chart";
import { privateAddresses } from "../config/private-addresses";
import type { ClusterDns } from "./capabilities";
import type { DatabaseOperator } from "./platform";

/** Arguments of {@link CloudNativePgOperator}. */
export interface CloudNativePgOperatorArgs {
    readonly chart: PinnedChart;
    /** The cluster's name servers. */
    readonly dns: ClusterDns;
    /** What puts its pods on a pool, by the names that charts give to a pod's own fields. */
    readonly placement: Readonly<Record<string, unknown>>;
}

type Policy = kubernetes.types.input.networking.v1.NetworkPolicySpec;

const tcp = (...ports: readonly number[]) => ports.map((port) => ({ protocol: "TCP", port }));

/**
 * CloudNativePG in a cluster that the program provisions: in a namespace of its own, two pods of which one works. It makes
 * pods, Secrets and roles in every namespace, as its chart's ClusterRole says; what defines its kinds stays when it goes,
 * and with it every database. Source: CloudNativePG docs, "Security"; values of the chart cloudnative-pg.
 */
export class CloudNativePgOperator extends pulumi.ComponentResource implements DatabaseOperator {
    static readonly __pulumiType = "corda:infra:CloudNativePgOperator";
    readonly namespace = "cnpg-system";
    readonly requires: readonly pulumi.Resource[];

    constructor(name: string, args: CloudNativePgOperatorArgs, opts?: pulumi.ComponentResourceOptions) {
        super(CloudNativePgOperator.__pulumiType, name, { version: args.chart.version }, opts);
        const child = { parent: this };
        const namespace = new kubernetes.core.v1.Namespace(
            name,
            {
                metadata: {
                    name: this.namespace,
                    labels: { "pod-security.kubernetes.io/enforce": "restricted" },
                },
            },
            child,
        ).metadata.name;
        const policy = new kubernetes.networking.v1.NetworkPolicy(
            name,
            { metadata: { name: "cloudnative-pg", namespace }, spec: operatorPolicy(args.dns) },
            child,
        );
        const release = new kubernetes.helm.v3.Release(
            name,
            {
                name: "cloudnative-pg",
                namespace,
                ...args.chart,
                atomic: true,
                values: {
                    replicaCount: 2,
                    resources: { requests: { cpu: "100m", memory: "128Mi" }, limits: { memory: "512Mi" } },
                    ...args.placement,
                },
            },
            { ...child, dependsOn: policy },
        );
        this.requires = [release];
        this.registerOutputs({});
    }
}

/** Every pod of its namespace: asked by the API server, whose address no policy knows, and nothing but what it manages. */
function operatorPolicy({ namespace, pods, port }: ClusterDns): Policy {
    return {
        podSelector: {},
        policyTypes: ["Ingress", "Egress"],
        ingress: [{ ports: tcp(9443) }],
        egress: [
            {
                to: [
                    {
                        namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": namespace } },
                        podSelector: { matchLabels: { ...pods } },
                    },
                ],
                ports: ["UDP", "TCP"].map((protocol) => ({ protocol, port })),
            },
            { to: privateAddresses.map((cidr) => ({ ipBlock: { cidr } })), ports: tcp(443, 6443) },
            {
                to: [{ namespaceSelector: {}, podSelector: { matchLabels: { "cnpg.io/podRole": "instance" } } }],
                ports: tcp(5432, 8000),
            },
        ],
    };
}
