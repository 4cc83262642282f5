import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { HsmClient } from "../hsm/client";
import { type HsmPod, withHsm } from "../hsm/pod";
import { allow } from "../isolation/policies";
import { labelKeys, labels } from "../labels";
import { scratch } from "../pods/jvm-tool";
import { restrictedPod } from "../pods/restricted";
import { type FilledVolume, filledVolume, type FillingPlace } from "../secrets/filled-volume";
import { OutsideSecret } from "../secrets/source";
import type { Release } from "../versions/release";
import { type LedgerProtection, ledgerVolume } from "../volumes/ledger-volume";
import { planHaUtilities } from "./ha-utilities-command";
import { type HaUtilitiesPlan, planHaUtilitiesTask, taskPaths } from "./ha-utilities-plan";
import type { HaUtilitiesTask } from "./ha-utilities-task";
import { defaultApprovalSeconds } from "./initial-registration";
import { type WriteBackSteps, writeBackSteps } from "./write-back";
import { type ZoneServices, zonePaths } from "./zone-services";

/** Arguments of {@link HaUtilities}. */
export interface HaUtilitiesArgs {
    readonly namespace: pulumi.Input<string>;
    /** Reference of the image `corda-ha-utilities`. */
    readonly image: string;
    /** The utilities' release, which is that of the nodes. */
    readonly release: Pick<Release, "version">;
    readonly task: HaUtilitiesTask;
    /** Where what is made stays: it can't be registered a second time. */
    readonly volume: {
        readonly storageClass: string;
        readonly protection: LedgerProtection;
        /** Size, a Kubernetes quantity. @default 1Gi */
        readonly storage?: string;
    };
    /** Services of the zone that the task needs. @default none */
    readonly zone?: ZoneServices;
    /** HSMs that the configuration files or the task name. @default every key in a file */
    readonly hsms?: readonly HsmClient[];
    /** How long one `up` waits for the doorman to approve, in seconds. @default 3600 */
    readonly approvalSeconds?: number;
    readonly partOf: string;
    /** @default nothing */
    readonly dependsOn?: readonly pulumi.Resource[];
}

/**
 * Runs the HA utilities once, on a volume of their own, and keeps what they made in Secrets: keys and certificates of
 * nodes that share a firewall, of an HA notary's service, of a broker or a tunnel whose keys an HSM holds. A run that
 * was interrupted is taken up on the same volume, one that is finished isn't run again; the Secrets are written anew.
 */
export class HaUtilities extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:registration:HaUtilities";
    /** Complete when the task is done and its results are in their Secrets. */
    readonly job: kubernetes.batch.v1.Job;
    /** Names of the Secrets with the results, known when they are filled. */
    readonly secrets: Readonly<Record<string, pulumi.Output<string>>>;

    constructor(name: string, args: HaUtilitiesArgs, opts?: pulumi.ComponentResourceOptions) {
        super(HaUtilities.__pulumiType, name, { task: args.task.kind, release: args.release.version }, opts);
        const child = { parent: this };
        const plan = planHaUtilitiesTask(args.task);
        const approvalSeconds = args.approvalSeconds ?? defaultApprovalSeconds;
        const hsms = args.hsms ?? [];
        const meta = labels({ name, component: "ha-utilities", partOf: args.partOf });
        const select = { "app.kubernetes.io/instance": name, [labelKeys.role]: "ha-utilities" };
        const work = ledgerVolume(
            name,
            {
                namespace: args.namespace,
                labels: meta,
                storage: args.volume.storage ?? "1Gi",
                storageClass: args.volume.storageClass,
                protection: args.volume.protection,
            },
            child,
        );
        const policy = new kubernetes.networking.v1.NetworkPolicy(
            name,
            {
                metadata: { name, namespace: args.namespace, labels: meta },
                spec: allow({
                    select,
                    from: [],
                    to: [...(args.zone ? zonePaths(args.zone) : []), ...hsms.flatMap(({ egress }) => egress)],
                }),
            },
            child,
        );
        const written = writeBackSteps(
            name,
            {
                namespace: args.namespace,
                labels: meta,
                select,
                image: args.image,
                secrets: plan.results,
                hsms,
                volumeMounts: [{ name: "work", mountPath: taskPaths.work }],
                retain: args.volume.protection !== "disposable",
            },
            child,
        );
        const configuration = taskConfiguration(plan, { account: name, image: args.image });
        const steps = [run(args, plan, approvalSeconds), ...written.containers];
        const pod = hsms.reduce<HsmPod>(
            (parts, client) =>
                withHsm(parts, client, {
                    baseDirectory: taskPaths.work,
                    image: args.image,
                    account: name,
                    users: ["ha-utilities"],
                }),
            {
                labels: { ...meta, ...select },
                initContainers: [...configuration.initContainers, ...steps.slice(0, -1)],
                containers: steps.slice(-1),
                volumes: [
                    { name: "work", persistentVolumeClaim: { claimName: work.metadata.name } },
                    ...configuration.volumes,
                    scratch.volume,
                    ...written.volumes,
                ],
            },
        );
        this.job = new kubernetes.batch.v1.Job(
            name,
            {
                metadata: {
                    name,
                    namespace: args.namespace,
                    labels: meta,
                    // One that failed is run again by the next `up`.
                    annotations: { "pulumi.com/replaceUnready": "true" },
                },
                spec: {
                    backoffLimit: 3,
                    activeDeadlineSeconds: approvalSeconds + startSeconds,
                    template: {
                        metadata: podMetadata(pod, written),
                        spec: restrictedPod({
                            serviceAccountName: written.serviceAccount,
                            restartPolicy: "Never",
                            initContainers: [...pod.initContainers],
                            containers: [...pod.containers],
                            volumes: [...pod.volumes],
                        }),
                    },
                },
            },
            {
                ...child,
                dependsOn: [policy, ...written.dependsOn, ...(args.dependsOn ?? [])],
                customTimeouts: { create: `${approvalSeconds + 2 * startSeconds}s` },
            },
        );
        this.secrets = Object.fromEntries(
            plan.results.map(({ secret }) => [secret, this.job.metadata.name.apply(() => secret)]),
        );
        this.registerOutputs({});
    }
}

/** Without annotations where there are none. */
function podMetadata(
    { labels: itsLabels, initContainers, containers }: HsmPod,
    written: WriteBackSteps,
): kubernetes.types.input.meta.v1.ObjectMeta {
    const annotations = written.annotations([...initContainers, ...containers]);
    return { labels: { ...itsLabels }, ...(Object.keys(annotations).length > 0 && { annotations }) };
}

/** What a task reads, as one directory. */
function taskConfiguration({ configuration }: HaUtilitiesPlan, place: FillingPlace): FilledVolume {
    const sources = configuration.flatMap(({ secret, files }) =>
        secret instanceof OutsideSecret
            ? []
            : [{ secret: { name: secret, items: Object.entries(files).map(([key, path]) => ({ key, path })) } }],
    );
    return filledVolume(
        { name: "config", projected: { defaultMode: 0o440, sources } },
        configuration.map(({ secret, files }) => ({ source: secret, files })),
        place,
    );
}

/** What a pod may take beside the wait for approval: its place, its image, the keys. */
const startSeconds = 600;

/** What the volume has a finished task's arguments of isn't run again. */
function run(
    args: HaUtilitiesArgs,
    plan: HaUtilitiesPlan,
    approvalSeconds: number,
): kubernetes.types.input.core.v1.Container {
    return {
        name: "ha-utilities",
        image: args.image,
        command: ["/opt/corda/bin/corda-ha-utilities"],
        args: planHaUtilities(plan.command, args.release.version),
        workingDir: taskPaths.work,
        env: [
            { name: "WORK_DIRECTORY", value: taskPaths.work },
            { name: "APPROVAL_SECONDS", value: String(approvalSeconds) },
        ],
        resources: {
            requests: { cpu: "200m", memory: "512Mi", "ephemeral-storage": "64Mi" },
            limits: { memory: "1Gi", "ephemeral-storage": "1Gi" },
        },
        volumeMounts: [
            { name: "work", mountPath: taskPaths.work },
            { name: "config", mountPath: taskPaths.configuration, readOnly: true },
            scratch.mount,
        ],
    };
}
