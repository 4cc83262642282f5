import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { labelKeys } from "../labels";
import type { NodePodArgs } from "../node/pod";
import { placeCordapps } from "../node/pod";
import { nodeResources } from "../node/size";
import { scratch } from "../pods/jvm-tool";
import { placed } from "../pods/placement";
import { restrictedPod } from "../pods/restricted";
import { besideNode } from "./beside-node";

/** Arguments of {@link NotaryRegistration}. */
export interface NotaryRegistrationArgs {
    readonly namespace: pulumi.Input<string>;
    readonly notary: string;
    readonly networkMapUrl: pulumi.Input<string>;
    readonly pod: NodePodArgs;
    readonly labels: Record<string, string>;
    readonly serviceAccount: pulumi.Input<string>;
    readonly dependsOn: pulumi.Resource[];
}

/**
 * Makes a notary's keys and signed node info on its own volume and publishes them, so that the zone's network
 * parameters can name it before anybody starts. Idempotent: after a failure the next `up` goes on where the last
 * stopped, and once it is registered every run (a new version has one) only publishes its node info again, reading the volume and
 * writing nothing, since the notary may be running on it.
 */
export class NotaryRegistration extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:registration:NotaryRegistration";
    /** Complete when it is published and the network has parameters; the first ones name it. */
    readonly job: kubernetes.batch.v1.Job;

    constructor(name: string, args: NotaryRegistrationArgs, opts?: pulumi.ComponentResourceOptions) {
        super(NotaryRegistration.__pulumiType, name, { notary: args.notary }, opts);
        const memory = nodeResources("small");
        const { volumes, initContainers } = args.pod.volumes(args.pod.account);
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
                    backoffLimit: 3,
                    activeDeadlineSeconds: 900,
                    template: {
                        metadata: {
                            labels: {
                                ...args.labels,
                                [labelKeys.node]: args.notary,
                                [labelKeys.role]: "registration",
                            },
                        },
                        spec: restrictedPod({
                            serviceAccountName: args.serviceAccount,
                            restartPolicy: "Never",
                            ...placed({ ...args.pod.placement, ...besideNode(args.notary) }, args.pod.zones),
                            initContainers: [...initContainers, ...placeCordapps(args.pod, { once: true })],
                            containers: [
                                {
                                    name: "register",
                                    image: args.pod.image,
                                    command: ["/opt/corda/bin/corda-register"],
                                    args: [args.networkMapUrl, args.pod.schemaMarker],
                                    resources: {
                                        requests: { cpu: "200m", memory: "512Mi", "ephemeral-storage": "64Mi" },
                                        limits: {
                                            memory: `${memory.memoryLimit}Mi`,
                                            "ephemeral-storage": "1Gi",
                                        },
                                    },
                                    volumeMounts: [
                                        { name: "base", mountPath: "/node" },
                                        { name: "config", mountPath: "/etc/corda", readOnly: true },
                                        scratch.mount,
                                    ],
                                },
                            ],
                            volumes: [...volumes],
                        }),
                    },
                },
            },
            { parent: this, dependsOn: args.dependsOn },
        );
        this.registerOutputs({});
    }
}
