import { KubeConfig } from "@kubernetes/client-node";
import { RunError } from "@pulumi/pulumi";

/**
 * Picks the first of the wanted contexts that the user's kubeconfig has (`$KUBECONFIG`, else `~/.kube/config`).
 * The current context is never used by itself: what kubectl happens to point at must not decide where a ledger goes.
 *
 * @throws RunError naming the key, the contexts looked for and those that exist.
 */
export function chooseContext(wanted: readonly string[], key: string): string {
    const kubeconfig = new KubeConfig();
    kubeconfig.loadFromDefault();
    const present = kubeconfig.getContexts().map((context) => context.name);
    const chosen = wanted.find((name) => present.includes(name));
    if (chosen === undefined) {
        throw new RunError(
            `${key}: the kubeconfig has none of the contexts ${wanted.join(", ")} (it has: ${present.join(", ") || "none"}). ` +
                "Start minikube, run `npm start`, or name one of your contexts under this key.",
        );
    }
    return chosen;
}
