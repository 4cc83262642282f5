import type { Example } from "../judge";
import { object } from "./compliant-object";

export function serviceAccount(): Example {
    return object("kubernetes:core/v1:ServiceAccount", "web", { automountServiceAccountToken: false }, "corda");
}

export function secret(): Example {
    return object("kubernetes:core/v1:Secret", "web", { type: "Opaque", stringData: { password: "chosen" } }, "corda");
}

export function configMap(): Example {
    return object("kubernetes:core/v1:ConfigMap", "web", { data: { "jmx.yaml": "startDelaySeconds: 0\n" } }, "corda");
}

export function namespace(): Example {
    return {
        type: "kubernetes:core/v1:Namespace",
        name: "corda",
        props: {
            apiVersion: "v1",
            kind: "Namespace",
            metadata: {
                name: "corda",
                labels: {
                    "pod-security.kubernetes.io/enforce": "restricted",
                    "pod-security.kubernetes.io/audit": "restricted",
                    "pod-security.kubernetes.io/warn": "restricted",
                },
            },
        },
    };
}

/** Denies all that no other policy opens. */
export function defaultDeny(): Example {
    return object(
        "kubernetes:networking.k8s.io/v1:NetworkPolicy",
        "default-deny",
        { spec: { podSelector: {}, policyTypes: ["Ingress", "Egress"] } },
        "corda",
    );
}

/** Opens one path in, and one to public addresses. */
export function networkPolicy(): Example {
    return object(
        "kubernetes:networking.k8s.io/v1:NetworkPolicy",
        "web",
        {
            spec: {
                podSelector: { matchLabels: { "app.kubernetes.io/name": "web" } },
                policyTypes: ["Ingress", "Egress"],
                ingress: [
                    {
                        from: [
                            {
                                namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "monitoring" } },
                                podSelector: { matchLabels: { "app.kubernetes.io/name": "prometheus" } },
                            },
                        ],
                        ports: [{ protocol: "TCP", port: 9404 }],
                    },
                ],
                egress: [
                    {
                        to: [{ ipBlock: { cidr: "0.0.0.0/0", except: ["10.0.0.0/8", "169.254.0.0/16"] } }],
                        ports: [{ protocol: "TCP", port: 443 }],
                    },
                ],
            },
        },
        "corda",
    );
}

export function service(): Example {
    return object(
        "kubernetes:core/v1:Service",
        "web",
        { spec: { selector: { "app.kubernetes.io/name": "web" }, ports: [{ name: "http", port: 8080 }] } },
        "corda",
    );
}

/** One that peers call from blocks of addresses. */
export function loadBalancer(): Example {
    return object(
        "kubernetes:core/v1:Service",
        "entrance",
        {
            spec: {
                type: "LoadBalancer",
                externalTrafficPolicy: "Local",
                loadBalancerSourceRanges: ["203.0.113.0/24", "198.51.100.0/24"],
                selector: { "app.kubernetes.io/name": "web" },
                ports: [{ name: "https", port: 443 }],
            },
        },
        "corda",
    );
}

export function ingress(): Example {
    const backend = { service: { name: "web", port: { number: 8080 } } };
    return object(
        "kubernetes:networking.k8s.io/v1:Ingress",
        "web",
        {
            spec: {
                ingressClassName: "nginx",
                tls: [{ hosts: ["web.example.com"], secretName: "web-tls" }],
                rules: [{ host: "web.example.com", http: { paths: [{ path: "/", pathType: "Prefix", backend }] } }],
            },
        },
        "corda",
    );
}
