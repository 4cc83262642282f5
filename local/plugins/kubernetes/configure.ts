import type { EngineLog } from "../rpc/engine-log";
import { UnreachableError } from "./api-error";
import { Cluster } from "./cluster";
import { clusterIdentity, loadKubeconfig, type ClusterChoice } from "./kubeconfig";
import { reveal } from "./secrets";
import type { Session } from "./session";
import { hasUnknown } from "./unknowns";
import { isObject, type Json, type JsonObject } from "./values";

/** Options of the official provider that this one can't honour; ignoring them would do something else than asked. */
const unsupported = ["renderYamlToDirectory"];

/** Says what is wrong with a provider's arguments. */
export function checkConfiguration(args: JsonObject): { property: string; reason: string }[] {
    return unsupported
        .filter((property) => args[property] !== undefined && args[property] !== "")
        .map((property) => ({ property, reason: "needs the official Kubernetes provider" }));
}

/** Makes a session of a provider's arguments. */
export function configure(args: JsonObject, log: EngineLog, canceled: AbortSignal): Session {
    const plain = reveal(args) as JsonObject;
    const flag = (key: string, fallback: boolean): boolean =>
        plain[key] === undefined ? fallback : plain[key] === true || plain[key] === "true";
    let cluster: Cluster | UnreachableError;
    let namespace = "default";
    try {
        const config = loadKubeconfig(choiceOf(plain));
        namespace = config.getContextObject(config.getCurrentContext())?.namespace || namespace;
        cluster = new Cluster(config);
    } catch (error) {
        cluster = new UnreachableError(`no Kubernetes cluster to talk to: ${(error as Error).message}`);
    }
    return {
        log,
        canceled,
        cluster,
        options: {
            namespace: textOf(plain["namespace"]) || namespace,
            enableServerSideApply: flag("enableServerSideApply", true),
            enablePatchForce: flag("enablePatchForce", process.env["PULUMI_K8S_ENABLE_PATCH_FORCE"] === "true"),
            upsertExistingObjects: flag(
                "upsertExistingObjects",
                process.env["PULUMI_K8S_UPSERT_EXISTING_OBJECTS"] === "true",
            ),
            enableConfigMapMutable: flag("enableConfigMapMutable", false),
            enableSecretMutable: flag("enableSecretMutable", false),
        },
    };
}

/** What a change of a provider's arguments means: only another cluster needs another provider. */
export function compareConfiguration(olds: JsonObject, news: JsonObject): { changed: string[]; replaces: string[] } {
    const before = reveal(olds) as JsonObject;
    const after = reveal(news) as JsonObject;
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((key) => key !== "version");
    const changed = keys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
    const choosing = changed.filter((key) => ["kubeconfig", "context", "cluster"].includes(key));
    const identified = before["clusterIdentifier"] !== undefined || after["clusterIdentifier"] !== undefined;
    if (identified) {
        return { changed, replaces: changed.filter((key) => key === "clusterIdentifier") };
    }
    // Without knowing the new cluster nothing may be thrown away.
    if (choosing.length === 0 || hasUnknown(after)) return { changed, replaces: [] };
    const [was, is] = [clusterIdentity(choiceOf(before)), clusterIdentity(choiceOf(after))];
    // A kubeconfig that was moved or deleted can't be read any more; that alone makes no other cluster of it.
    const another = was !== undefined && is !== undefined && was !== is;
    return { changed, replaces: another ? choosing : [] };
}

function choiceOf(args: JsonObject): ClusterChoice {
    const kubeconfig = args["kubeconfig"];
    return {
        kubeconfig: isObject(kubeconfig) ? JSON.stringify(kubeconfig) : textOf(kubeconfig),
        context: textOf(args["context"]),
        cluster: textOf(args["cluster"]),
    };
}

function textOf(value: Json | undefined): string | undefined {
    return typeof value === "string" && value !== "" ? value : undefined;
}
