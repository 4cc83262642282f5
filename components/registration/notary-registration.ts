import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { labelKeys } from "../labels";
import type { NodePodArgs } from "../node/pod";
import { placeCordapps } from "../node/pod";
import { nodeResources } from "../node/size";
import { scratch } from "../pods/jvm-tool";
import { restrictedPod } from "../pods/restricted";

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
 * parameters can name it before anybody starts. A Job that does nothing where all is there: a second run, or one after
 * a failure, goes on where the last stopped.
 */
export class NotaryRegistration extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:registration:NotaryRegistration";
    /** Complete when the network parameters name the notary. */
    readonly job: kubernetes.batch.v1.Job;

    constructor(name: string, args: NotaryRegistrationArgs, opts?: pulumi.ComponentResourceOptions) {
        super(NotaryRegistration.__pulumiType, name, { notary: args.notary }, opts);
        const memory = nodeResources("small");
        this.job = new kubernetes.batch.v1.Job(
            name,
            {
                // Not named after its template: only the first run has something to do, and an upgrade of the notary
                // must not start a second process on the volume of the running one.
                metadata: { name, namespace: args.namespace, labels: args.labels },
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
                            initContainers: placeCordapps(args.pod),
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
                            volumes: args.pod.volumes,
                        }),
                    },
                },
            },
            {
                parent: this,
                dependsOn: args.dependsOn,
                // Its template carries the version and the Secrets' names of the first run; see the name above.
                ignoreChanges: ["spec"],
            },
        );
        this.registerOutputs({});
    }
}
