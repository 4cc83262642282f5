import { zoneTokenKeys } from "./cenm";
import { cenmDatabaseOwners } from "./cenm-databases";
import { credentialKeys } from "./hsm-credentials";
import type { SecretStoreKind } from "./secret-store-kind";

/** A place that names a secret, and the keys it must find there. */
export interface SecretUse {
    readonly path: readonly (string | number)[];
    readonly secret: string;
    readonly keys: readonly string[];
    /** Who reads it: Kubernetes has to have a Secret of its own, wherever those of the pods are. */
    readonly reader: "pods" | "kubernetes";
}

/** What the secrets hold, by the place that names them. Source of the file's name: Corda docs, "Node folder structure". */
const keysOf = {
    rootTrustStore: ["network-root-truststore.jks", "password"],
    pullSecret: [".dockerconfigjson"],
    database: ["username", "password", "ca.crt"],
    jira: ["username", "password"],
    zoneTokens: Object.keys(zoneTokenKeys),
} as const;

/**
 * Every place of a network that names a secret. Takes what could be read, so nothing about it is certain.
 */
export function secretUses(network: unknown): SecretUse[] {
    return [
        ...use(network, ["zone", "rootTrustStore"], keysOf.rootTrustStore),
        ...ofCenm(network),
        ...use(network, ["images", "pullSecret"], keysOf.pullSecret, "kubernetes"),
        ...each(network, ["hsms"]).flatMap((path) =>
            use(network, [...path, "credentials"], credentialKeys(at(network, [...path, "kind"]))),
        ),
        ...[
            ...each(network, ["nodes"]),
            ...each(network, ["fleets"]),
            ...each(network, ["fleets"]).flatMap((path) => each(network, [...path, "nodes"])),
            ...each(network, ["notaries"]),
            ...each(network, ["notaryClusters"]),
            ...each(network, ["notaryClusters"]).flatMap((path) => each(network, [...path, "workers"])),
        ].flatMap((path) => use(network, [...path, "database", "credentials"], keysOf.database)),
    ];
}

/** Those whose values are among the stack's own: all, or with a store outside the cluster what Kubernetes itself reads. */
export function ownSecretUses(uses: readonly SecretUse[], store: SecretStoreKind | "unknown"): readonly SecretUse[] {
    return store === "kubernetes" ? uses : uses.filter(({ reader }) => reader === "kubernetes");
}

/** Secrets of a zone on CENM; its HSM is one of the network's. */
function ofCenm(network: unknown): SecretUse[] {
    return [
        ...cenmDatabaseOwners.flatMap((owner) =>
            use(network, ["zone", "databases", owner, "credentials"], keysOf.database),
        ),
        ...["issuance", "revocation"].flatMap((requests) =>
            use(network, ["zone", "approval", requests, "credentials"], keysOf.jira),
        ),
        ...use(network, ["zone", "zoneTokens"], keysOf.zoneTokens),
    ];
}

type Path = readonly (string | number)[];

function at(root: unknown, path: Path): unknown {
    return path.reduce<unknown>(
        (value, step) =>
            typeof value === "object" && value !== null && Object.hasOwn(value, step)
                ? (value as Record<string | number, unknown>)[step]
                : undefined,
        root,
    );
}

function each(root: unknown, path: Path): Path[] {
    const list = at(root, path);
    return Array.isArray(list) ? list.map((_, index) => [...path, index]) : [];
}

function use(root: unknown, path: Path, keys: readonly string[], reader: SecretUse["reader"] = "pods"): SecretUse[] {
    const secret = at(root, [...path, "secret"]);
    return typeof secret === "string" ? [{ path, secret, keys, reader }] : [];
}
