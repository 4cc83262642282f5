import { addresses } from "./addresses";

/** The authorities: one for the cluster, one for etcd alone, one for requests that the API server passes on. */
export const authorities = ["ca", "etcd-ca", "front-proxy-ca"] as const;
export type Authority = (typeof authorities)[number];

/** One certificate to issue. */
export interface PlannedCertificate {
    readonly name: string;
    readonly authority: Authority;
    readonly commonName: string;
    /** Kubernetes reads it as the user's group. @default none */
    readonly organization?: string;
    readonly use: readonly ("server" | "client")[];
    /** Host names and addresses of a server. @default none */
    readonly names?: readonly string[];
}

/** Whoever's certificates are signed by the cluster's authority is a user of the API server: name and group. */
const users = {
    admin: { commonName: "corda-local-admin", organization: "corda-local:administrators" },
    bootstrap: { commonName: "corda-local-bootstrap", organization: "system:masters" },
    "kube-controller-manager": { commonName: "system:kube-controller-manager" },
    "kube-scheduler": { commonName: "system:kube-scheduler" },
    "kube-proxy": { commonName: "system:kube-proxy" },
    kubelet: { commonName: `system:node:${addresses.nodeName}`, organization: "system:nodes" },
    netpol: { commonName: "corda-local:netpol" },
    volumes: { commonName: "corda-local:volumes" },
    kwok: { commonName: "corda-local:kwok" },
} as const;

/** A user with a client certificate and a kubeconfig of its own. */
export type ClusterUser = keyof typeof users;
export const clusterUsers = Object.keys(users) as ClusterUser[];

/** Every certificate of a cluster: each component has an identity of its own, with no more rights than it needs. */
export function planCertificates(): readonly PlannedCertificate[] {
    const { domain } = addresses;
    return [
        {
            name: "kube-apiserver",
            authority: "ca",
            commonName: "kube-apiserver",
            use: ["server"],
            names: [
                "localhost",
                "kubernetes",
                "kubernetes.default",
                "kubernetes.default.svc",
                `kubernetes.default.svc.${domain}`,
                "127.0.0.1",
                addresses.node,
                addresses.apiService,
            ],
        },
        {
            name: "apiserver-kubelet-client",
            authority: "ca",
            commonName: "corda-local:apiserver",
            organization: "corda-local:kubelet-callers",
            use: ["client"],
        },
        {
            name: "kubelet-server",
            authority: "ca",
            commonName: `system:node:${addresses.nodeName}`,
            organization: "system:nodes",
            use: ["server"],
            names: [addresses.nodeName, addresses.node, "127.0.0.1"],
        },
        { name: "etcd", authority: "etcd-ca", commonName: "etcd", use: ["server", "client"], names: ["127.0.0.1"] },
        { name: "apiserver-etcd-client", authority: "etcd-ca", commonName: "kube-apiserver", use: ["client"] },
        { name: "front-proxy-client", authority: "front-proxy-ca", commonName: "front-proxy-client", use: ["client"] },
        ...clusterUsers.map((user): PlannedCertificate => ({
            name: user,
            authority: "ca",
            ...users[user],
            use: ["client"],
        })),
    ];
}
