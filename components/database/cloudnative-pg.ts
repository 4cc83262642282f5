import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { privateAddresses } from "../../config/private-addresses";
import type { DatabaseOperator, Platform } from "../../infra/platform";
import { allow, type Path } from "../isolation/policies";
import { labelKeys, labels } from "../labels";
import type { Size } from "../node/size";
import { ports } from "../ports";
import { generatedOnce, randomPassword } from "../secrets/generated";
import { type LedgerProtection, protectionOptions } from "../volumes/ledger-volume";
import { clusterSpec, type DatabaseCopies, snapshotSchedules } from "./cloudnative-pg-cluster";
import { databaseName, jdbcUrl } from "./connection";

/** Arguments of {@link CloudNativePgDatabase}. */
export interface CloudNativePgDatabaseArgs {
    /** The member whose database it is. */
    readonly owner: string;
    readonly namespace: pulumi.Input<string>;
    /** The namespace's name as the stack file gives it; part of the host name. */
    readonly namespaceName: string;
    readonly platform: Platform;
    readonly database: DatabaseCopies;
    readonly size: Size;
    readonly ledger: LedgerProtection;
    /** Further labels of its pods. @default none */
    readonly podLabels?: Readonly<Record<string, string>>;
    readonly partOf: string;
}

/** What the operator's API is called. */
const api = "postgresql.cnpg.io/v1";

/**
 * A PostgreSQL of several copies for one member, which the operator CloudNativePG keeps running: it makes pods, volumes,
 * certificates, Services and the copies' ServiceAccount, whose token each copy has, because it takes part in its own
 * failover. Reachable by TLS alone, from its owner's pods and nobody else's.
 *
 * The copies' volumes belong to the Cluster: with a ledger that is `protected` the engine refuses to delete it, with one
 * that is `retained` it leaves the stack and stays in the cluster, with one that is `disposable` the volumes go with it.
 */
export class CloudNativePgDatabase extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:database:CloudNativePgDatabase";
    readonly jdbcUrl: string;
    readonly user = databaseName;
    /** Secret. */
    readonly password: pulumi.Output<string>;
    /** Name of the operator's Secret whose `ca.crt` every copy's certificate is signed with. Its key is in it too. */
    readonly certificateSecret: pulumi.Output<string>;
    readonly paths: readonly Path[];
    /** What has to be there before anybody connects: ready when all copies are. */
    readonly requires: readonly pulumi.Resource[];

    /** @throws Error on a platform without the operator, which the configuration's check refuses before. */
    constructor(name: string, args: CloudNativePgDatabaseArgs, opts?: pulumi.ComponentResourceOptions) {
        super(CloudNativePgDatabase.__pulumiType, name, { owner: args.owner }, opts);
        const child = { parent: this };
        const { owner, namespace, platform, database, ledger } = args;
        const operator = operatorOf(platform, name);
        const meta = labels({ name, component: "cloudnative-pg", partOf: args.partOf });
        const selector = { [labelKeys.role]: "database", [labelKeys.databaseOf]: owner };
        const metadata = { name, namespace, labels: meta };
        const { password } = generatedOnce(`${name}-password`, () => ({ password: randomPassword() }), {
            ...child,
            protect: ledger === "protected",
        });
        this.password = password;
        this.jdbcUrl = jdbcUrl(`${name}-rw.${args.namespaceName}.svc.cluster.local`);
        this.paths = [{ pods: { [labelKeys.databaseOf]: owner }, ports: [ports.postgresql] }];
        const login = new kubernetes.core.v1.Secret(
            `${name}-login`,
            {
                metadata: { namespace, labels: meta },
                type: "kubernetes.io/basic-auth",
                stringData: { username: this.user, password },
            },
            // Volumes that stay are of use only to who has their password.
            { ...child, retainOnDelete: ledger !== "disposable" },
        );
        const policy = new kubernetes.networking.v1.NetworkPolicy(
            name,
            { metadata, spec: copiesPolicy(selector, owner, operator) },
            // Copies that stay go on following each other.
            { ...child, retainOnDelete: ledger !== "disposable" },
        );
        const cluster = new kubernetes.apiextensions.CustomResource(
            name,
            {
                apiVersion: api,
                kind: "Cluster",
                metadata: { ...metadata, annotations: { "pulumi.com/waitFor": "condition=Ready" } },
                spec: clusterSpec(
                    database,
                    {
                        size: args.size,
                        podLabels: { ...args.podLabels, ...selector },
                        storageClass: platform.storage.ledger,
                        snapshotClass: platform.storage.snapshots,
                        machines: platform.pools?.corda,
                        zones: platform.zones,
                    },
                    login.metadata.name,
                ),
            },
            {
                ...child,
                ...protectionOptions(ledger),
                dependsOn: [policy, ...operator.requires],
                // Copies are made one after the other, each on a volume that has to be made first.
                customTimeouts: { create: "30m", update: "30m" },
            },
        );
        if (database.snapshots !== undefined) {
            new kubernetes.apiextensions.CustomResource(
                `${name}-snapshots`,
                {
                    apiVersion: api,
                    kind: "ScheduledBackup",
                    metadata: { ...metadata, name: `${name}-snapshots` },
                    spec: {
                        cluster: { name: cluster.metadata.name },
                        schedule: snapshotSchedules[database.snapshots],
                        method: "volumeSnapshot",
                    },
                },
                child,
            );
        }
        this.certificateSecret = pulumi.interpolate`${cluster.metadata.name}-ca`;
        this.requires = [cluster];
        this.registerOutputs({ jdbcUrl: this.jdbcUrl });
    }
}

function operatorOf({ databaseOperator }: Platform, name: string): DatabaseOperator {
    if (databaseOperator === undefined) {
        throw new Error(`the platform has no operator for ${name}, which the configuration's check let through`);
    }
    return databaseOperator;
}

/** The owner's pods write to it, copies follow and watch each other, the operator asks them, and they ask Kubernetes. */
function copiesPolicy(selector: Readonly<Record<string, string>>, owner: string, operator: DatabaseOperator) {
    const { namespace, kubernetesApi = privateAddresses } = operator;
    const both = [ports.postgresql, ports.databaseManager];
    return allow({
        select: selector,
        from: [
            { pods: { [labelKeys.node]: owner }, ports: [ports.postgresql] },
            { pods: selector, ports: both },
            { namespace, ports: both },
        ],
        to: [
            { pods: selector, ports: both },
            ...kubernetesApi.map((cidr) => ({ addresses: { cidr }, ports: [443, 6443] })),
        ],
    });
}
