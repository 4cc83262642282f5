/** How a cluster is reached. */
export interface ReachableCluster {
    readonly name: string;
    readonly region: string;
    readonly endpoint: string;
    /** Base64 of PEM, as AWS gives it. */
    readonly certificateAuthority: string;
    /** Role that a token is asked for. @default whoever asks */
    readonly role?: string;
}

/**
 * A kubeconfig with no credential in it: the AWS CLI makes a token that is good for minutes, for whoever runs it. Source:
 * EKS user guide, "Create a kubeconfig file".
 */
export function kubeconfigOf({ name, region, endpoint, certificateAuthority, role }: ReachableCluster): string {
    const asRole = role === undefined ? [] : ["--role-arn", role];
    return JSON.stringify({
        apiVersion: "v1",
        kind: "Config",
        clusters: [{ name, cluster: { server: endpoint, "certificate-authority-data": certificateAuthority } }],
        contexts: [{ name, context: { cluster: name, user: name } }],
        "current-context": name,
        users: [
            {
                name,
                user: {
                    exec: {
                        apiVersion: "client.authentication.k8s.io/v1beta1",
                        command: "aws",
                        args: ["--region", region, "eks", "get-token", "--cluster-name", name, ...asRole],
                        interactiveMode: "Never",
                    },
                },
            },
        ],
    });
}
