import { KubeConfig } from "@kubernetes/client-node";
import { RunError } from "@pulumi/pulumi";

/**
 * Picks the first of the wanted contexts that the kubeconfig has: the file named, else `$KUBECONFIG`, else
 * `~/.kube/config`.
 * The current context is never used by itself: what kubectl happens to point at must not decide where a ledger goes.
 *
 * @throws RunError naming the key, the contexts looked for and those that exist.
 */
export function chooseContext(wanted: readonly string[], key: string, file?: string): string {
    const kubeconfig = new KubeConfig();
    if (file === undefined) {
        kubeconfig.loadFromDefault();
    } else {
        load(kubeconfig, file);
    }
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

function load(kubeconfig: KubeConfig, file: string): void {
    try {
        kubeconfig.loadFromFile(file);
    } catch (error) {
        throw new RunError(
            `corda:platform.kubeconfig: ${file} can't be read (${error instanceof Error ? error.message : String(error)}). ` +
                "Name a kubeconfig file of this machine, or leave the key out for $KUBECONFIG.",
        );
    }
}
