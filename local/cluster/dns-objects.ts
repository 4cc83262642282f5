import { addresses } from "./addresses";

const namespace = "kube-system";
/** The labels by which NetworkPolicies written for other clusters find DNS. */
const labels = { "k8s-app": "kube-dns" };

/** The cluster's DNS: a pod, so that NetworkPolicies apply to it as they do elsewhere. */
export function dnsObjects(image: string) {
    const { domain } = addresses;
    const corefile = `.:53 {
    errors
    health :8080
    ready :8181
    kubernetes ${domain} in-addr.arpa ip6.arpa {
        pods insecure
        ttl 5
    }
    cache 5
}
`;
    return [
        { apiVersion: "v1", kind: "ServiceAccount", metadata: { name: "coredns", namespace } },
        {
            apiVersion: "rbac.authorization.k8s.io/v1",
            kind: "ClusterRole",
            metadata: { name: "system:coredns" },
            rules: [
                {
                    apiGroups: [""],
                    resources: ["endpoints", "services", "pods", "namespaces"],
                    verbs: ["list", "watch"],
                },
                { apiGroups: ["discovery.k8s.io"], resources: ["endpointslices"], verbs: ["list", "watch"] },
            ],
        },
        {
            apiVersion: "rbac.authorization.k8s.io/v1",
            kind: "ClusterRoleBinding",
            metadata: { name: "system:coredns" },
            roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "system:coredns" },
            subjects: [{ kind: "ServiceAccount", name: "coredns", namespace }],
        },
        {
            apiVersion: "v1",
            kind: "ConfigMap",
            metadata: { name: "coredns", namespace },
            data: { Corefile: corefile },
        },
        {
            apiVersion: "apps/v1",
            kind: "Deployment",
            metadata: { name: "coredns", namespace, labels },
            spec: {
                replicas: 1,
                selector: { matchLabels: labels },
                template: { metadata: { labels }, spec: podSpec(image) },
            },
        },
        {
            apiVersion: "v1",
            kind: "Service",
            metadata: { name: "kube-dns", namespace, labels },
            spec: {
                clusterIP: addresses.dnsService,
                selector: labels,
                ports: [
                    { name: "dns", port: 53, protocol: "UDP", targetPort: 53 },
                    { name: "dns-tcp", port: 53, protocol: "TCP", targetPort: 53 },
                ],
            },
        },
    ];
}

function podSpec(image: string) {
    return {
        serviceAccountName: "coredns",
        priorityClassName: "system-cluster-critical",
        // The node's own name servers are of no use here, least of all to the name server.
        dnsPolicy: "Default",
        securityContext: { runAsNonRoot: true, runAsUser: 65532, seccompProfile: { type: "RuntimeDefault" } },
        containers: [
            {
                name: "coredns",
                image,
                imagePullPolicy: "Never",
                args: ["-conf", "/etc/coredns/Corefile"],
                ports: [
                    { name: "dns", containerPort: 53, protocol: "UDP" },
                    { name: "dns-tcp", containerPort: 53, protocol: "TCP" },
                ],
                readinessProbe: { httpGet: { path: "/ready", port: 8181 }, periodSeconds: 2 },
                livenessProbe: { httpGet: { path: "/health", port: 8080 }, periodSeconds: 10, failureThreshold: 5 },
                resources: { requests: { cpu: "20m", memory: "32Mi" }, limits: { memory: "128Mi" } },
                securityContext: {
                    allowPrivilegeEscalation: false,
                    readOnlyRootFilesystem: true,
                    capabilities: { drop: ["ALL"] },
                },
                volumeMounts: [{ name: "config", mountPath: "/etc/coredns", readOnly: true }],
            },
        ],
        volumes: [{ name: "config", configMap: { name: "coredns" } }],
    };
}
