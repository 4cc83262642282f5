import type { Example } from "../judge";

const labels = { "app.kubernetes.io/name": "web", "app.kubernetes.io/instance": "web" };

/** A Deployment that no rule has anything against. */
export function deployment(): Example {
    return {
        type: "kubernetes:apps/v1:Deployment",
        name: "web",
        props: {
            apiVersion: "apps/v1",
            kind: "Deployment",
            metadata: { name: "web", namespace: "corda", labels },
            spec: {
                replicas: 2,
                selector: { matchLabels: labels },
                template: {
                    metadata: { labels },
                    spec: {
                        serviceAccountName: "web",
                        automountServiceAccountToken: false,
                        securityContext: {
                            runAsNonRoot: true,
                            runAsUser: 1000,
                            seccompProfile: { type: "RuntimeDefault" },
                        },
                        containers: [
                            {
                                name: "web",
                                image: `registry.example.com/web@sha256:${"0".repeat(64)}`,
                                resources: {
                                    requests: { cpu: "100m", memory: "128Mi" },
                                    limits: { memory: "128Mi" },
                                },
                                securityContext: {
                                    allowPrivilegeEscalation: false,
                                    readOnlyRootFilesystem: true,
                                    capabilities: { drop: ["ALL"] },
                                },
                            },
                        ],
                    },
                },
            },
        },
    };
}
