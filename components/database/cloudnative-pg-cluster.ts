import type * as pulumi from "@pulumi/pulumi";
import type { MachinePool } from "../../infra/machine-pools";
import type { Size } from "../node/size";
import { databaseName } from "./connection";

/** A database of several copies, as the stack file describes it. */
export interface DatabaseCopies {
    /** How many there are, the one that writes among them: 1, 3, 4 or 5. */
    readonly instances: number;
    /** Size of each copy's volume, a Kubernetes quantity. */
    readonly storage: string;
    /** Size of each copy's volume for the write-ahead log. @default it is with the data */
    readonly walStorage?: string;
    /** What they run from: a tag that begins with PostgreSQL's version, and a digest. */
    readonly image: string;
    /** The Secret with the login of the image's registry. @default it asks for none */
    readonly pullSecret?: string;
    /** How often the volumes of a copy are snapshotted. @default never */
    readonly snapshots?: "daily" | "weekly";
}

/** Where copies are, and what tells them from others. */
export interface CopiesPlace {
    readonly size: Size;
    /** On every pod of the database, its Jobs' too; policies select by them. */
    readonly podLabels: Readonly<Record<string, string>>;
    readonly storageClass: string;
    readonly snapshotClass?: string;
    /** Machines that are kept for the network. @default wherever there is room */
    readonly machines?: MachinePool;
    /** How many zones the machines are in. @default it isn't known */
    readonly zones?: number;
}

/** Label of the copy that writes, which the operator moves when another takes over. */
export const primaryCopy = { "cnpg.io/instanceRole": "primary" } as const;

/** What a copy is given: MiB, thousandths of a core. A quarter of the memory is PostgreSQL's own cache. */
const sizes: Readonly<Record<Size, { readonly memory: number; readonly cpu: number }>> = {
    small: { memory: 512, cpu: 100 },
    medium: { memory: 1024, cpu: 500 },
    large: { memory: 4096, cpu: 1000 },
};

/** When, as the operator is told: its schedules begin with the second. */
export const snapshotSchedules = { daily: "0 0 2 * * *", weekly: "0 0 2 * * 0" } as const;

/**
 * How many further copies a commit waits for: as many as may be lost at once with a majority left to know of it.
 * Undefined for a single copy.
 */
export function awaitedCopies(instances: number): number | undefined {
    return instances === 1 ? undefined : Math.floor((instances - 1) / 2);
}

/**
 * The `spec` of the operator's Cluster. A commit that a node was told of is never lost by a failover: it waits for further
 * copies, and no copy is promoted of which it isn't sure that it has all commits. Writes wait rather than go without.
 *
 * Source: CloudNativePG 1.30, API reference; "Replication", "Automated failover", "PostgreSQL configuration".
 *
 * @param login Name of the Secret with the owner's name and password.
 */
export function clusterSpec(database: DatabaseCopies, place: CopiesPlace, login: pulumi.Input<string>) {
    const { instances, storage, walStorage, image, pullSecret } = database;
    const { memory, cpu } = sizes[place.size];
    const awaited = awaitedCopies(instances);
    const volume = (size: string) => ({ size, storageClass: place.storageClass });
    return {
        instances,
        imageName: image,
        ...(pullSecret !== undefined && { imagePullSecrets: [{ name: pullSecret }] }),
        bootstrap: {
            initdb: { database: databaseName, owner: databaseName, secret: { name: login }, dataChecksums: true },
        },
        enableSuperuserAccess: false,
        postgresql: {
            parameters: { password_encryption: "scram-sha-256", shared_buffers: `${memory / 4}MB` },
            // After these come the operator's own rules, which would take a password from anybody and in clear.
            pg_hba: [`hostssl ${databaseName} ${databaseName} all scram-sha-256`, "host all all all reject"],
            ...(awaited !== undefined && {
                synchronous: { method: "any", number: awaited, dataDurability: "required", failoverQuorum: true },
            }),
        },
        storage: volume(storage),
        ...(walStorage !== undefined && { walStorage: volume(walStorage) }),
        resources: {
            requests: { cpu: `${cpu}m`, memory: `${memory}Mi`, "ephemeral-storage": "64Mi" },
            limits: { memory: `${memory}Mi`, "ephemeral-storage": "1Gi" },
        },
        ...placement(place),
        inheritedMetadata: { labels: { ...place.podLabels } },
        enablePDB: true,
        primaryUpdateStrategy: "unsupervised",
        primaryUpdateMethod: "switchover",
        // The node's pool never lets its connections go, and a smart shutdown waits for that.
        smartShutdownTimeout: 0,
        ...(database.snapshots !== undefined && { backup: snapshotsOf(database, place) }),
    };
}

/** Each on a machine of its own, and evenly over the zones where there are several. */
function placement({ podLabels, machines, zones = 1 }: CopiesPlace) {
    return {
        affinity: {
            enablePodAntiAffinity: true,
            podAntiAffinityType: "required",
            topologyKey: "kubernetes.io/hostname",
            ...(machines !== undefined && {
                nodeSelector: { ...machines.labels },
                tolerations: machines.taints.map((taint) => ({ ...taint, operator: "Equal" })),
            }),
        },
        topologySpreadConstraints: [
            {
                maxSkew: 1,
                topologyKey: "topology.kubernetes.io/zone",
                whenUnsatisfiable: zones > 1 ? "DoNotSchedule" : "ScheduleAnyway",
                labelSelector: { matchLabels: { ...podLabels } },
            },
        ],
    };
}

/** Of a copy that stands still meanwhile, unless it is the only one; kept whatever becomes of the database. */
function snapshotsOf({ instances }: DatabaseCopies, { snapshotClass }: CopiesPlace) {
    if (snapshotClass === undefined) {
        throw new Error("the platform has no class of snapshots, which the configuration's check let through");
    }
    return {
        target: "prefer-standby",
        volumeSnapshot: { className: snapshotClass, online: instances === 1, snapshotOwnerReference: "none" },
    };
}
