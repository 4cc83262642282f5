import type { Example } from "../judge";
import { object } from "./compliant-object";

export function disruptionBudget(): Example {
    return object(
        "kubernetes:policy/v1:PodDisruptionBudget",
        "web",
        {
            spec: {
                maxUnavailable: 1,
                selector: { matchLabels: { "app.kubernetes.io/name": "web" } },
                unhealthyPodEvictionPolicy: "AlwaysAllow",
            },
        },
        "corda",
    );
}

export function autoscaler(): Example {
    return object(
        "kubernetes:autoscaling/v2:HorizontalPodAutoscaler",
        "web",
        {
            spec: {
                scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "web" },
                minReplicas: 2,
                maxReplicas: 5,
            },
        },
        "corda",
    );
}

export function priorityClass(): Example {
    return object("kubernetes:scheduling.k8s.io/v1:PriorityClass", "ledgers", { value: 1000, globalDefault: false });
}

export function webhook(): Example {
    return object("kubernetes:admissionregistration.k8s.io/v1:ValidatingWebhookConfiguration", "images", {
        webhooks: [
            {
                name: "images.example.com",
                failurePolicy: "Fail",
                namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "corda" } },
            },
        ],
    });
}

export function chart(): Example {
    return {
        type: "kubernetes:helm.sh/v3:Release",
        name: "controller",
        props: {
            chart: "controller",
            version: "1.14.0",
            namespace: "kube-system",
            repositoryOpts: { repo: "https://charts.example.com" },
            values: { replicaCount: 2 },
        },
    };
}
