import type * as kubernetes from "@pulumi/kubernetes";

/** The numeric user and group of every container: the images own their files by it. */
export const runAs = 1000;

/**
 * A pod that the Pod Security Standard `restricted` admits: no root, no privilege, no token, no environment variables
 * for every Service of the namespace.
 */
export function restrictedPod(
    spec: Omit<kubernetes.types.input.core.v1.PodSpec, "containers"> & {
        containers: kubernetes.types.input.core.v1.Container[];
        initContainers?: kubernetes.types.input.core.v1.Container[];
    },
): kubernetes.types.input.core.v1.PodSpec {
    return {
        automountServiceAccountToken: false,
        enableServiceLinks: false,
        securityContext: {
            runAsNonRoot: true,
            runAsUser: runAs,
            runAsGroup: runAs,
            fsGroup: runAs,
            // A ledger can hold many files: change their owner only where the volume's root has another.
            fsGroupChangePolicy: "OnRootMismatch",
            seccompProfile: { type: "RuntimeDefault" },
        },
        ...spec,
        containers: spec.containers.map(restrictedContainer),
        ...(spec.initContainers === undefined ? {} : { initContainers: spec.initContainers.map(restrictedContainer) }),
    };
}

function restrictedContainer(
    container: kubernetes.types.input.core.v1.Container,
): kubernetes.types.input.core.v1.Container {
    return {
        imagePullPolicy: "IfNotPresent",
        // The reason a container gives for its end is what `up` shows.
        terminationMessagePolicy: "FallbackToLogsOnError",
        ...container,
        securityContext: {
            allowPrivilegeEscalation: false,
            readOnlyRootFilesystem: true,
            capabilities: { drop: ["ALL"] },
        },
    };
}
