import type * as eks from "@pulumi/aws/eks";
import type { Provider } from "@pulumi/aws/provider";
import type * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { EksConfig } from "../../config/eks";
import { CloudNativePgOperator } from "../cloudnative-pg-operator";
import { flavours } from "../flavours";
import type { DatabaseOperator } from "../platform";
import { certificateIssuer } from "./certificate-issuer";
import type { EksCluster } from "./cluster";
import { ClusterAutoscaler } from "./cluster-autoscaler";
import type { DnsZone } from "./dns-zone";
import type { Place } from "./iam-policies";
import { LoadBalancerController } from "./load-balancer-controller";
import { poolOf } from "./machine-pools";
import { EksStorage } from "./storage";
import { verticalPodAutoscaler } from "./vertical-pod-autoscaler";

/** What {@link clusterSoftware} needs to know. */
export interface ClusterSoftwareArgs {
    readonly aws: Provider;
    /** The cluster, as soon as it has machines. */
    readonly kubernetes: kubernetes.Provider;
    readonly place: Place;
    readonly config: EksConfig;
    readonly protect: boolean;
    readonly cluster: EksCluster;
    readonly vpc: pulumi.Input<string>;
    readonly volumesKey: pulumi.Input<string>;
    /** Machines that may come and go. @default none */
    readonly stateless?: eks.NodeGroup;
    /** The zone of hosts. @default none */
    readonly zone?: DnsZone;
}

/** What a cluster has besides EKS' own add-ons. */
export interface ClusterSoftware {
    /** Binds pods to load balancers. */
    readonly controller: pulumi.Resource;
    /** Keeps databases of several copies running. @default there are none */
    readonly databaseOperator?: DatabaseOperator;
    /** Complete when everything that the network's objects use is there. */
    readonly ready: readonly pulumi.Resource[];
}

/** Makes what of a cluster's own isn't an add-on of EKS: classes of volumes, the controllers, the issuer. */
export function clusterSoftware(name: string, args: ClusterSoftwareArgs, parent: pulumi.Resource): ClusterSoftware {
    const opts = { parent, providers: [args.aws, args.kubernetes] };
    const inCluster = { parent, provider: args.kubernetes };
    const { config, place, protect, volumesKey, stateless, zone } = args;
    const known = { place, cluster: config.name, clusterName: args.cluster.clusterName };
    const storage = new EksStorage(`${name}-storage`, { volumesKey, protect }, opts);
    const controller = new LoadBalancerController(
        `${name}-controller`,
        {
            ...known,
            vpc: args.vpc,
            version: config.loadBalancers.controllerVersion,
            repository: config.loadBalancers.controllerRepository,
        },
        opts,
    ).release;
    const scaled = config.machines.stateless;
    const scaler =
        scaled &&
        stateless &&
        new ClusterAutoscaler(
            `${name}-autoscaler`,
            {
                ...known,
                group: stateless,
                minimum: scaled.minimum,
                maximum: scaled.maximum,
                chart: scaled.autoscaler,
            },
            opts,
        ).release;
    const { verticalPodAutoscaler: chart } = config;
    const recommender = chart && verticalPodAutoscaler(`${name}-recommender`, chart, inCluster);
    const issuer = zone && certificateIssuer(`${name}-issuer`, { config, zone }, inCluster);
    const databaseOperator =
        config.databaseOperator &&
        new CloudNativePgOperator(
            `${name}-database-operator`,
            {
                chart: config.databaseOperator,
                dns: flavours.generic.dns,
                placement: { nodeSelector: poolOf("system").labels },
            },
            opts,
        );
    return {
        controller,
        databaseOperator,
        ready: [
            ...storage.classes,
            controller,
            scaler,
            recommender,
            issuer,
            ...(databaseOperator?.requires ?? []),
        ].filter((made) => made !== undefined),
    };
}
