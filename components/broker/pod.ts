import type * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { Keystores } from "../pki/keystores";
import { scratch } from "../pods/jvm-tool";
import type { placed } from "../pods/placement";
import { restrictedPod } from "../pods/restricted";
import { ports } from "../ports";
import { type BrokerResources, brokerJvmFlags } from "./size";

/** What a broker's pod depends on. */
export interface BrokerPodArgs {
    readonly image: string;
    readonly resources: BrokerResources;
    readonly keystores: Keystores;
    readonly serviceAccount: pulumi.Input<string>;
    /** The claim of its journal. */
    readonly claim: pulumi.Input<string>;
    /** Secret with broker.xml and the logins. */
    readonly configuration: pulumi.Input<string>;
    /** ConfigMap with logging and metrics. */
    readonly jvmConfig: pulumi.Input<string>;
    /** Where it is wanted. */
    readonly placed: ReturnType<typeof placed>;
}

/**
 * The pod of one broker. Alive: its JVM answers. Ready: it takes connections, or it is a standby that holds a copy of
 * every message; a probe that opened the TLS port would leave an error in the log every time.
 */
export function brokerPod(args: BrokerPodArgs): kubernetes.types.input.core.v1.PodSpec {
    return restrictedPod({
        serviceAccountName: args.serviceAccount,
        terminationGracePeriodSeconds: 60,
        ...args.placed,
        initContainers: args.keystores.initContainers,
        containers: [artemis(args)],
        volumes: [
            { name: "data", persistentVolumeClaim: { claimName: args.claim } },
            { name: "configuration", secret: { secretName: args.configuration, defaultMode: 0o440 } },
            { name: "jvm", configMap: { name: args.jvmConfig } },
            ...args.keystores.volumes,
            scratch.volume,
        ],
    });
}

function artemis({ image, resources, keystores }: BrokerPodArgs): kubernetes.types.input.core.v1.Container {
    const health = (path: string) => ({ httpGet: { path, port: ports.lifecycle }, timeoutSeconds: 5 });
    return {
        name: "artemis",
        image,
        command: ["/opt/corda/bin/artemis-broker"],
        args: brokerJvmFlags(resources),
        ports: [
            { name: "broker", containerPort: ports.broker },
            { name: "lifecycle", containerPort: ports.lifecycle },
            { name: "metrics", containerPort: ports.metrics },
        ],
        resources: {
            requests: {
                cpu: `${resources.cpuRequest}m`,
                memory: `${resources.memoryRequest}Mi`,
                "ephemeral-storage": "16Mi",
            },
            limits: { memory: `${resources.memoryLimit}Mi`, "ephemeral-storage": "256Mi" },
        },
        // A long journal takes long to read; ending the broker meanwhile would make it start over.
        startupProbe: { ...health("/healthz"), periodSeconds: 1, failureThreshold: 120 },
        readinessProbe: { ...health("/ready"), periodSeconds: 2 },
        livenessProbe: { ...health("/healthz"), periodSeconds: 10, failureThreshold: 6 },
        volumeMounts: [
            { name: "data", mountPath: "/data" },
            { name: "configuration", mountPath: "/etc/artemis", readOnly: true },
            { name: "jvm", mountPath: "/etc/corda/jvm", readOnly: true },
            keystores.mount,
            scratch.mount,
        ],
    };
}
