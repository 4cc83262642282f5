import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { allow, type Path } from "../isolation/policies";
import { labelKeys } from "../labels";
import { restrictedPod } from "../pods/restricted";
import type { TlsIdentity } from "./files";
import { hsmClientContainers, hsmEnv, hsmMounts, hsmVolumes } from "./hsm-client";
import { type CenmMembership, partLabels, serviceName, servicePorts, serviceSelector } from "./membership";
import { licence, pullSecrets, serviceMounts, serviceVolumes } from "./pod-parts";
import type { ServiceDatabase } from "./service-database";
import { cenmResources } from "./size";
import { type JvmStart, startCommand } from "./start";

type Container = kubernetes.types.input.core.v1.Container;

/** One service of CENM as it runs. */
export interface CenmWorkloadArgs {
    readonly membership: CenmMembership;
    readonly identity: TlsIdentity;
    readonly image: string;
    readonly start: Omit<JvmStart, "size">;
    /** The directory to keep what it fetches in, where an angel runs it as a JVM of its own. */
    readonly angelDirectory?: string;
    /** Texts of its configuration by the names of their files. */
    readonly configuration: pulumi.Output<Record<string, string>>;
    readonly database?: ServiceDatabase;
    /** Whether it uses the zone's HSM, if there is one. @default false */
    readonly usesHsm?: boolean;
    /** Containers that run before each start, with the mounts of the service's own. */
    readonly before?: (mounts: kubernetes.types.input.core.v1.VolumeMount[]) => Container[];
    readonly volumes?: readonly kubernetes.types.input.core.v1.Volume[];
    /** The port that is open when it has started. */
    readonly port: number;
    /** A path of HTTP on that port that is answered with 200 when it is ready. @default the open port is enough */
    readonly readyPath?: string;
    readonly from: readonly Path[];
    readonly to: readonly Path[];
    readonly dependsOn: readonly pulumi.Resource[];
}

/** What {@link cenmWorkload} has made. */
export interface CenmWorkload {
    readonly workload: kubernetes.apps.v1.StatefulSet;
    /** Name of the Secret with its configuration. */
    readonly configuration: pulumi.Output<string>;
}

/**
 * One process of CENM: its configuration, its account, its ways in and out, and the one pod. Never two: none of the
 * services may share its database.
 */
export function cenmWorkload(args: CenmWorkloadArgs, parent: pulumi.Resource): CenmWorkload {
    const { membership, identity, database } = args;
    const zone = membership.args;
    const child = { parent };
    const name = serviceName(membership.name, identity);
    const labels = partLabels(membership, name, `cenm-${identity}`);
    const metadata = { name, namespace: zone.namespace, labels };
    const selector = serviceSelector(membership.name, identity);
    const hsm = args.usesHsm === true ? zone.hsm?.client : undefined;
    const configuration = new kubernetes.core.v1.Secret(
        `${name}-conf`,
        // Auto-named: a change rolls the pod.
        { metadata: { namespace: zone.namespace, labels }, stringData: pulumi.secret(args.configuration) },
        child,
    ).metadata.name;
    const account = new kubernetes.core.v1.ServiceAccount(
        name,
        { metadata, automountServiceAccountToken: false },
        child,
    );
    const policy = new kubernetes.networking.v1.NetworkPolicy(
        name,
        {
            metadata,
            spec: allow({
                select: selector,
                from: args.from,
                to: [...args.to, ...(database?.to ?? []), ...(hsm?.endpoints ?? [])],
            }),
        },
        child,
    );
    const mounts = [
        ...serviceMounts(database),
        ...(hsm === undefined ? [] : hsmMounts(membership)),
        ...(args.angelDirectory === undefined ? [] : [{ name: "angel", mountPath: args.angelDirectory }]),
    ];
    const own = serviceVolumes(membership, { identity, account: name, configuration, database });
    const before = [
        ...own.initContainers,
        ...(hsm === undefined ? [] : hsmClientContainers(membership)),
        ...(args.before === undefined ? [] : args.before(mounts)),
    ];
    const workload = new kubernetes.apps.v1.StatefulSet(
        name,
        {
            metadata,
            spec: {
                replicas: 1,
                serviceName: name,
                podManagementPolicy: "Parallel",
                selector: { matchLabels: selector },
                template: {
                    // A database knows its owner's pods by the name in this label.
                    metadata: { labels: { ...labels, ...selector, [labelKeys.node]: name } },
                    spec: restrictedPod({
                        serviceAccountName: account.metadata.name,
                        imagePullSecrets: pullSecrets(membership),
                        ...(before.length > 0 && { initContainers: before }),
                        containers: [serviceContainer(args, mounts)],
                        volumes: [
                            ...own.volumes,
                            ...(hsm === undefined ? [] : hsmVolumes(membership, name)),
                            ...(args.angelDirectory === undefined
                                ? []
                                : [{ name: "angel", emptyDir: { sizeLimit: "64Mi" } }]),
                            ...(args.volumes ?? []),
                        ],
                    }),
                },
            },
        },
        { ...child, dependsOn: [policy, ...(database?.resources ?? []), ...args.dependsOn] },
    );
    return { workload, configuration };
}

function serviceContainer(
    args: CenmWorkloadArgs,
    volumeMounts: kubernetes.types.input.core.v1.VolumeMount[],
): Container {
    const { membership, identity, port, readyPath } = args;
    const open = { tcpSocket: { port } };
    return {
        name: identity,
        image: args.image,
        ...startCommand({ ...args.start, size: membership.args.size }),
        ...(args.angelDirectory !== undefined && { workingDir: args.angelDirectory }),
        env: [...licence(membership), ...(args.usesHsm === true ? hsmEnv(membership) : [])],
        ports: Object.entries(servicePorts[identity]).map(([name, containerPort]) => ({ name, containerPort })),
        resources: cenmResources(membership.args.size, args.angelDirectory === undefined ? 1 : 2),
        // The first start brings the database's schema up to date.
        startupProbe: { ...open, periodSeconds: 2, failureThreshold: 300 },
        readinessProbe: {
            ...(readyPath === undefined ? open : { httpGet: { path: readyPath, port } }),
            periodSeconds: 5,
            timeoutSeconds: 5,
        },
        // The process alone: whether others answer is no reason to start it anew.
        livenessProbe: { ...open, periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 6 },
        volumeMounts,
    };
}
