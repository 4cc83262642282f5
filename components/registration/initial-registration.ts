import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { type HsmPod, withHsm } from "../hsm/pod";
import { labelKeys } from "../labels";
import { migratesByCommand } from "../node/database-conf";
import { hsmClients } from "../node/hsm";
import type { NodePodArgs } from "../node/pod";
import { placeCertificates, placeCordapps } from "../node/pod";
import { nodeResources } from "../node/size";
import { scratch } from "../pods/jvm-tool";
import { placed } from "../pods/placement";
import { restrictedPod } from "../pods/restricted";
import { OutsideSecret, type SecretSource } from "../secrets/source";
import { besideNode } from "./beside-node";
import { type WriteBack, writeBackSteps } from "./write-back";

/** Where the zone's network root trust store is, in the registration's pod. */
export const rootTrustStorePath = "/network-root";

/** How long a registration waits for the doorman's approval where nothing else is said, in seconds. */
export const defaultApprovalSeconds = 3600;

/** Arguments of {@link InitialRegistration}. */
export interface InitialRegistrationArgs {
    readonly namespace: pulumi.Input<string>;
    /** The node's name in the stack file, as its pods are labelled. */
    readonly node: string;
    readonly legalName: string;
    readonly pod: NodePodArgs;
    readonly labels: Record<string, string>;
    /** The account of the Job's pod where nothing is written back. */
    readonly serviceAccount: pulumi.Input<string>;
    /** The zone's services, as node.conf names them. */
    readonly zone: {
        readonly doormanUrl: string;
        readonly networkMapUrl: string;
        /**
         * The secret with the zone operator's `network-root-truststore.jks` and its `password`: the doorman's
         * answer has to chain to it. Source: Corda docs, "Joining an existing compatibility zone".
         */
        readonly rootTrustStore: SecretSource;
    };
    /**
     * How long one `up` waits for the doorman to approve, in seconds. An approval may take days: the next `up` goes on
     * waiting for the same request. @default 3600
     */
    readonly approvalSeconds?: number;
    /**
     * Whether the node info is handed to the network map before the node runs: a notary's, that network parameters
     * shall name. @default false
     */
    readonly publish?: boolean;
    /** Secrets to keep what the registration made, for pods without the node's volume, and whether they outlive it. */
    readonly writeBack?: { readonly secrets: readonly WriteBack[]; readonly retain: boolean };
    /** What has to be there before: the node's network policy, whose ways to the zone and to HSMs the Job's are too. */
    readonly dependsOn: pulumi.Resource[] | Promise<pulumi.Resource[]>;
}

/**
 * Registers a node with its zone's doorman, on the node's own volume and with the node's own configuration. A name is
 * registered once: with certificates on the volume nothing is asked for, and a run that ended while the request waited
 * for approval is taken up with the same keys and the same request. The certificates can't be had a second time, so
 * they live and die with the protected volume.
 */
export class InitialRegistration extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:registration:InitialRegistration";
    /** Complete when the certificates are on the volume, and the node info is published where that was asked for. */
    readonly job: kubernetes.batch.v1.Job;

    constructor(name: string, args: InitialRegistrationArgs, opts?: pulumi.ComponentResourceOptions) {
        super(InitialRegistration.__pulumiType, name, { legalName: args.legalName }, opts);
        const child = { parent: this };
        const approvalSeconds = args.approvalSeconds ?? defaultApprovalSeconds;
        const hsms = hsmClients(args.pod.hsm);
        const select = { [labelKeys.node]: args.node, [labelKeys.role]: "registration" };
        const written =
            args.writeBack &&
            writeBackSteps(
                name,
                {
                    namespace: args.namespace,
                    labels: args.labels,
                    select,
                    image: args.pod.image,
                    volumeMounts: [{ name: "base", mountPath: "/node" }],
                    hsms,
                    ...args.writeBack,
                },
                child,
            );
        const account = args.writeBack === undefined ? args.pod.account : name;
        const own = args.pod.volumes(account);
        const steps = [register(args, approvalSeconds), ...(written?.containers ?? [])];
        const pod = hsms.reduce<HsmPod>(
            (parts, client) =>
                withHsm(parts, client, {
                    baseDirectory: "/node",
                    image: args.pod.image,
                    account,
                    users: ["register"],
                }),
            {
                labels: { ...args.labels, ...select },
                initContainers: [
                    ...own.initContainers,
                    ...placeCertificates(args.pod),
                    ...placeCordapps(args.pod, { once: true }),
                    ...steps.slice(0, -1),
                ],
                containers: steps.slice(-1),
                volumes: [...own.volumes, networkRoot(args.zone.rootTrustStore, account), ...(written?.volumes ?? [])],
            },
        );
        this.job = new kubernetes.batch.v1.Job(
            name,
            {
                metadata: {
                    name,
                    namespace: args.namespace,
                    labels: args.labels,
                    // One that failed is run again by the next `up`.
                    annotations: { "pulumi.com/replaceUnready": "true" },
                },
                spec: {
                    backoffLimit: 6,
                    podFailurePolicy: { rules: failureRules },
                    activeDeadlineSeconds: approvalSeconds + startSeconds,
                    template: {
                        metadata: { labels: { ...pod.labels } },
                        spec: restrictedPod({
                            serviceAccountName: written?.serviceAccount ?? args.serviceAccount,
                            restartPolicy: "Never",
                            ...placed({ ...args.pod.placement, ...besideNode(args.node) }, args.pod.zones),
                            initContainers: [...pod.initContainers],
                            containers: [...pod.containers],
                            volumes: [...pod.volumes],
                        }),
                    },
                },
            },
            {
                ...child,
                dependsOn: together(args.dependsOn, written?.dependsOn ?? []),
                customTimeouts: { create: `${approvalSeconds + 2 * startSeconds}s` },
            },
        );
        this.registerOutputs({});
    }
}

async function together(
    first: InitialRegistrationArgs["dependsOn"],
    then: readonly pulumi.Resource[],
): Promise<pulumi.Resource[]> {
    return [...(await first), ...then];
}

function networkRoot(source: SecretSource, account: string): kubernetes.types.input.core.v1.Volume {
    const name = "network-root";
    return source instanceof OutsideSecret
        ? source.volume({ name, account, keys: ["network-root-truststore.jks", "password"] })
        : { name, secret: { secretName: source, defaultMode: 0o440 } };
}

/** What a pod may take beside the wait for approval: its place, its image, the schema, the CorDapps. */
const startSeconds = 600;

/** The tool's exit code 1 is a refusal that only a person can mend; everything else is worth another try. */
const failureRules: kubernetes.types.input.batch.v1.PodFailurePolicyRule[] = [
    { action: "Ignore", onPodConditions: [{ type: "DisruptionTarget", status: "True" }] },
    { action: "FailJob", onExitCodes: { containerName: "register", operator: "In", values: [1] } },
];

function register(args: InitialRegistrationArgs, approvalSeconds: number): kubernetes.types.input.core.v1.Container {
    const memory = nodeResources("small");
    return {
        name: "register",
        image: args.pod.image,
        command: ["/opt/corda/bin/corda-initial-registration"],
        args: [
            ...(migratesByCommand(args.pod.release) ? ["--schema", args.pod.schemaMarker] : []),
            ...(args.publish === true ? ["--publish", args.zone.networkMapUrl] : []),
        ],
        env: [{ name: "APPROVAL_SECONDS", value: String(approvalSeconds) }],
        resources: {
            requests: { cpu: "200m", memory: "512Mi", "ephemeral-storage": "64Mi" },
            limits: { memory: `${memory.memoryLimit}Mi`, "ephemeral-storage": "1Gi" },
        },
        volumeMounts: [
            { name: "base", mountPath: "/node" },
            { name: "config", mountPath: "/etc/corda", readOnly: true },
            { name: "network-root", mountPath: rootTrustStorePath, readOnly: true },
            scratch.mount,
        ],
    };
}
