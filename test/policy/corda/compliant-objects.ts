import type { Example } from "../judge";
import { labels } from "./compliant";

/** A budget of everything of a namespace that is there once. */
export function budget(): Example {
    return {
        type: "kubernetes:policy/v1:PodDisruptionBudget",
        name: "corda-single-pods",
        props: {
            apiVersion: "policy/v1",
            kind: "PodDisruptionBudget",
            metadata: {
                name: "corda-single-pods",
                namespace: "corda",
                annotations: { "kubernetes.io/description": "Nothing stands in for these pods." },
            },
            spec: {
                maxUnavailable: 0,
                selector: { matchLabels: { "corda/eviction": "on-request" } },
                unhealthyPodEvictionPolicy: "AlwaysAllow",
            },
        },
    };
}

/** The Service that peers reach a node by. */
export function service(name = "bank-a"): Example {
    return {
        type: "kubernetes:core/v1:Service",
        name,
        props: {
            apiVersion: "v1",
            kind: "Service",
            metadata: {
                name,
                namespace: "corda",
                labels: labels(name, "corda-node"),
                annotations: { "pulumi.com/skipAwait": "true" },
            },
            spec: {
                type: "LoadBalancer",
                externalTrafficPolicy: "Local",
                loadBalancerSourceRanges: ["203.0.113.0/24"],
                allocateLoadBalancerNodePorts: false,
                publishNotReadyAddresses: true,
                selector: { "corda/node": name, "corda/role": "node" },
                ports: [{ name: "p2p", port: 10002, targetPort: 10002 }],
            },
        },
    };
}

/** An entrance to a web client. */
export function ingress(): Example {
    return {
        type: "kubernetes:networking.k8s.io/v1:Ingress",
        name: "bank-a-web",
        props: {
            apiVersion: "networking.k8s.io/v1",
            kind: "Ingress",
            metadata: { name: "bank-a-web", namespace: "corda" },
            spec: {
                ingressClassName: "nginx",
                tls: [{ hosts: ["bank-a.example.com"], secretName: "bank-a-web-tls" }],
                rules: [
                    {
                        host: "bank-a.example.com",
                        http: {
                            paths: [
                                {
                                    path: "/",
                                    pathType: "Prefix",
                                    backend: { service: { name: "bank-a-web", port: { number: 8443 } } },
                                },
                            ],
                        },
                    },
                ],
            },
        },
    };
}

/** What binds a Service of EKS to a load balancer that is made beside it. */
export function binding(): Example {
    return {
        type: "kubernetes:elbv2.k8s.aws/v1beta1:TargetGroupBinding",
        name: "bank-a-binding",
        props: {
            apiVersion: "elbv2.k8s.aws/v1beta1",
            kind: "TargetGroupBinding",
            metadata: { name: "bank-a", namespace: "corda" },
            spec: {
                targetType: "ip",
                serviceRef: { name: "bank-a", port: 10002 },
            },
        },
    };
}

/** An autoscaler that recommends, and changes nothing. */
export function recommender(): Example {
    return {
        type: "kubernetes:autoscaling.k8s.io/v1:VerticalPodAutoscaler",
        name: "bank-a",
        props: {
            apiVersion: "autoscaling.k8s.io/v1",
            kind: "VerticalPodAutoscaler",
            metadata: { name: "bank-a", namespace: "corda" },
            spec: {
                targetRef: { apiVersion: "apps/v1", kind: "StatefulSet", name: "bank-a" },
                updatePolicy: { updateMode: "Off", minReplicas: 1 },
            },
        },
    };
}

/** Passwords that the program made once. */
export function passwords(): Example {
    return {
        type: "pulumi:index:Stash",
        name: "bank-a-passwords",
        protect: true,
        props: { input: { rpc: "one", lifecycle: "two", keyStore: "three", trustStore: "four" } },
    };
}

/** What a node's JVM is told beside its configuration. */
export function jvmConfiguration(): Example {
    return {
        type: "kubernetes:core/v1:ConfigMap",
        name: "bank-a-jvm",
        props: {
            apiVersion: "v1",
            kind: "ConfigMap",
            metadata: { name: "bank-a-jvm", namespace: "corda", labels: labels("bank-a", "corda-node") },
            data: { "log4j2.xml": "<Configuration/>", "jmx.yaml": "rules: []" },
        },
    };
}
