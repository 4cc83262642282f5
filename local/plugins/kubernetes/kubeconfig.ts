import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { KubeConfig } from "@kubernetes/client-node";

/** Which cluster to talk to, as the provider's arguments say it. */
export interface ClusterChoice {
    /** A kubeconfig's content or the path of one. @default $KUBECONFIG, else ~/.kube/config, else the pod's own */
    readonly kubeconfig?: string | undefined;
    /** @default the kubeconfig's current context */
    readonly context?: string | undefined;
    /** @default the context's cluster */
    readonly cluster?: string | undefined;
}

/** Loads a kubeconfig and applies the choice of context and cluster to it. */
export function loadKubeconfig(choice: ClusterChoice): KubeConfig {
    const config = new KubeConfig();
    const source = choice.kubeconfig?.replace(/^~(?=$|\/)/, os.homedir());
    if (source === undefined || source === "") loadUsual(config);
    else if (isFile(source)) config.loadFromFile(source);
    else if (/^[^\n:{]+$/.test(source)) throw new Error(`there is no kubeconfig at ${path.resolve(source)}`);
    else config.loadFromString(source);

    if (choice.context !== undefined && choice.context !== "") {
        const names = config.getContexts().map((context) => context.name);
        if (!names.includes(choice.context)) {
            const known = names.length === 0 ? "it has none" : `it has ${names.join(", ")}`;
            throw new Error(`the kubeconfig has no context "${choice.context}" (${known})`);
        }
        config.setCurrentContext(choice.context);
    }
    if (choice.cluster !== undefined && choice.cluster !== "") useCluster(config, choice.cluster);
    if (!config.getCurrentCluster()) throw new Error("the kubeconfig names no current context");
    return config;
}

/** Where there is none, the library makes one up that leads to port 8080 of this machine. */
function loadUsual(config: KubeConfig): void {
    config.loadFromDefault();
    if (config.getCurrentContext() === "loaded-context" && config.getCurrentCluster()?.server === madeUpServer) {
        throw new Error("there is no kubeconfig: neither $KUBECONFIG nor ~/.kube/config nor the one of a pod");
    }
}

const madeUpServer = "http://localhost:8080";

function useCluster(config: KubeConfig, cluster: string): void {
    const current = config.getContextObject(config.getCurrentContext());
    if (current === null || config.getCluster(cluster) === null) {
        throw new Error(`the kubeconfig has no cluster "${cluster}"`);
    }
    config.loadFromOptions({
        clusters: config.clusters,
        users: config.users,
        contexts: config.contexts.map((context) => (context === current ? { ...context, cluster } : context)),
        currentContext: config.getCurrentContext(),
    });
}

function isFile(source: string): boolean {
    try {
        return fs.statSync(source).isFile();
    } catch {
        return false;
    }
}

/** The server and its certificate authority: what makes one cluster another. */
export function clusterIdentity(choice: ClusterChoice): string | undefined {
    try {
        const cluster = loadKubeconfig(choice).getCurrentCluster();
        return JSON.stringify([cluster?.server, cluster?.caData, cluster?.caFile]);
    } catch {
        return undefined;
    }
}
