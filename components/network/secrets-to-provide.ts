import type { NetworkConfig } from "../../config/network";
import { secretUses } from "../../config/secret-uses";
import type { SecretEntry, SecretStore } from "../../infra/secret-store";

/** A value that somebody has to put into the store before the pods that read it start. */
export interface SecretToProvide extends SecretEntry {
    /** As the stack file names it. */
    readonly secret: string;
    readonly key: string;
    /** Places of the stack file that name it. */
    readonly neededBy: readonly string[];
}

/**
 * What a store outside the cluster has to have, each once, in the order of the stack file; nothing with Kubernetes
 * Secrets, whose values the program checks itself.
 */
export function secretsToProvide(network: NetworkConfig, store: SecretStore | undefined): SecretToProvide[] {
    if (store === undefined || store.kind === "kubernetes") {
        return [];
    }
    const found = new Map<string, SecretToProvide>();
    for (const { secret, keys, path, reader } of secretUses(network)) {
        for (const key of reader === "pods" ? keys : []) {
            const known = found.get(`${secret}/${key}`);
            found.set(`${secret}/${key}`, {
                secret,
                key,
                ...store.entry(secret, key),
                neededBy: [...(known?.neededBy ?? []), placeOf(path)],
            });
        }
    }
    return [...found.values()];
}

function placeOf(path: readonly (string | number)[]): string {
    return path
        .map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`))
        .join("")
        .slice(1);
}
