import { parse } from "yaml";

/** The application of Entra ID that every AKS cluster with Entra ID asks for a token of. Source: AKS docs, "kubelogin". */
const aksServer = "6dae42f8-4368-4678-94ff-3960e28e3630";

/** How `kubelogin` logs in. */
export type KubeLogin = "azurecli" | "workloadidentity" | "msi";

/** A cluster as a kubeconfig names it. */
interface NamedCluster {
    readonly name: string;
    readonly cluster: { readonly server: string; readonly "certificate-authority-data": string };
}

/**
 * A kubeconfig that logs in by `kubelogin`, so that it holds no credential.
 *
 * @param ofAzure The one that Azure gives, in base64: the address of the API server and its authority are taken from it.
 * @throws Error where it names no cluster.
 */
export function kubeconfig(ofAzure: string, login: KubeLogin, tenant: string): string {
    const { clusters } = parse(Buffer.from(ofAzure, "base64").toString("utf8")) as {
        readonly clusters?: readonly NamedCluster[];
    };
    const found = clusters?.[0];
    if (found === undefined) {
        throw new Error("Azure gave a kubeconfig without a cluster; see `az aks get-credentials`");
    }
    const { name, cluster } = found;
    return JSON.stringify({
        apiVersion: "v1",
        kind: "Config",
        "current-context": name,
        contexts: [{ name, context: { cluster: name, user: "kubelogin" } }],
        clusters: [
            {
                name,
                cluster: {
                    server: cluster.server,
                    "certificate-authority-data": cluster["certificate-authority-data"],
                },
            },
        ],
        users: [{ name: "kubelogin", user: { exec: kubelogin(login, tenant) } }],
    });
}

function kubelogin(login: KubeLogin, tenant: string) {
    return {
        apiVersion: "client.authentication.k8s.io/v1beta1",
        command: "kubelogin",
        args: ["get-token", "--login", login, "--server-id", aksServer, "--tenant-id", tenant],
        interactiveMode: "Never",
        provideClusterInfo: false,
        installHint: "kubelogin is missing: see https://azure.github.io/kubelogin",
    };
}
