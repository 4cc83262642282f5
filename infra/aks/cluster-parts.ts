import type * as pulumi from "@pulumi/pulumi";
import type { AksConfig } from "../../config/aks";
import { CloudNativePgOperator } from "../cloudnative-pg-operator";
import { flavours } from "../flavours";
import type { MachinePool } from "../machine-pools";
import type { DatabaseOperator } from "../platform";
import type { AksCluster } from "./cluster";
import { chartPlacement } from "./machine-pools";
import type { AksNetwork } from "./network";
import type { AksPlace } from "./place";
import { AksPools } from "./pools";
import { AksStorage } from "./storage";

/** What {@link clusterParts} needs to know. */
export interface ClusterPartsArgs {
    readonly place: AksPlace;
    readonly config: AksConfig;
    readonly control: AksCluster;
    readonly network: AksNetwork;
    /** What disks are encrypted with. */
    readonly diskEncryptionSet: pulumi.Input<string>;
    /** Machines for what holds nothing. */
    readonly stateless: MachinePool;
}

/** What a cluster has that every object of the network needs. */
export interface ClusterParts {
    readonly pools: AksPools;
    /** Keeps databases of several copies running. @default there are none */
    readonly databaseOperator?: DatabaseOperator;
    /** Complete when machines, classes of volumes and the operator are there. */
    readonly ready: readonly pulumi.Resource[];
}

/** Makes a cluster's machines, its classes of volumes and, where it is asked for, the operator of databases. */
export function clusterParts(
    name: string,
    { place, config, control, network, diskEncryptionSet, stateless }: ClusterPartsArgs,
    opts: pulumi.ComponentResourceOptions,
): ClusterParts {
    const { cluster, kubernetes } = control;
    const pools = new AksPools(
        `${name}-pools`,
        {
            place,
            cluster,
            network,
            pools: config.pools,
            podsPerMachine: config.limits.podsPerMachine,
            kubernetesVersion: config.kubernetesVersion,
        },
        opts,
    );
    const storage = new AksStorage(
        `${name}-storage`,
        { kubernetes, sku: config.storage.sku, diskEncryptionSet, protection: config.protection },
        opts,
    );
    const databaseOperator =
        config.databaseOperator &&
        new CloudNativePgOperator(
            `${name}-database-operator`,
            {
                chart: config.databaseOperator,
                dns: flavours.generic.dns,
                placement: chartPlacement(stateless),
            },
            { ...opts, providers: [kubernetes], dependsOn: [...pools.ready] },
        );
    return {
        pools,
        databaseOperator,
        ready: [...pools.ready, ...storage.ready, ...(databaseOperator?.requires ?? [])],
    };
}
