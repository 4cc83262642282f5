import type { PlatformCapabilities } from "./capabilities";

/** Kinds of Kubernetes that ask for different objects. */
export type Flavour = "generic" | "openshift" | "gke";

/** What each flavour gives, as data. */
export const flavours: Readonly<Record<Flavour, PlatformCapabilities>> = {
    /** Kubernetes as it is: minikube, kubeadm, k3s, and the clouds' own where somebody else provisioned them. */
    generic: {
        podUser: "template",
        webEntrance: { kind: "ingress" },
        // CoreDNS as conformant clusters label it.
        dns: { namespace: "kube-system", pods: { "k8s-app": "kube-dns" }, port: 53 },
    },
    /** OpenShift and OKD 4. Source: OpenShift docs, "Managing security context constraints", "About network policy". */
    openshift: {
        podUser: "cluster",
        webEntrance: {
            kind: "route",
            // Also holds for a router on its nodes' own network, which the older network.openshift.io/policy-group doesn't.
            routerNamespace: { "policy-group.network.openshift.io/ingress": "" },
            routerAccount: { name: "router", namespace: "openshift-ingress" },
        },
        dns: {
            namespace: "openshift-dns",
            pods: { "dns.operator.openshift.io/daemonset-dns": "default" },
            port: 5353,
        },
        // Older releases show one port of a pod; a network that keeps to it runs on any.
        publicPortsPerPod: 1,
    },
    /** GKE, Standard and Autopilot. Source: GKE docs, "NodeLocal DNSCache", "Using Cloud DNS for GKE". */
    gke: {
        podUser: "template",
        webEntrance: { kind: "ingress" },
        dns: {
            namespace: "kube-system",
            pods: { "k8s-app": "kube-dns" },
            port: 53,
            caches: {
                // A pod to Dataplane V2, elsewhere the machine's own address; Cloud DNS is asked at the metadata
                // server's, of which this opens the one port.
                pods: { "k8s-app": "node-local-dns" },
                addresses: ["169.254.20.10", "169.254.169.254"],
            },
        },
    },
};
