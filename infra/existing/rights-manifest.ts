import type { PolicyRule, Rights } from "./rights";

/** Who deploys. */
export type Deployer =
    | { readonly kind: "User" | "Group"; readonly name: string }
    | { readonly kind: "ServiceAccount"; readonly name: string; readonly namespace: string };

/** An object of the administrator's. */
export interface ManifestObject {
    readonly apiVersion: string;
    readonly kind: string;
    readonly metadata: {
        readonly name: string;
        readonly namespace?: string;
        readonly labels?: Readonly<Record<string, string>>;
    };
    readonly [field: string]: unknown;
}

/** What every one of these objects is called, but for the namespaces. */
export const rightsName = "corda-deployer";

/** What a namespace has to say so that it admits only pods that keep to `restricted`. */
export const podSecurityLabels: Readonly<Record<string, string>> = Object.fromEntries(
    ["enforce", "audit", "warn"].map((mode) => [`pod-security.kubernetes.io/${mode}`, "restricted"]),
);

const rbac = "rbac.authorization.k8s.io";

/** What the cluster's administrator applies so that the deployer may: namespaces that have to be there, and the rights. */
export function rightsManifest({ namespaces, cluster }: Rights, deployer: Deployer): ManifestObject[] {
    return [
        ...[...namespaces].flatMap(([namespace, rules]) => [
            {
                apiVersion: "v1",
                kind: "Namespace",
                metadata: { name: namespace, labels: podSecurityLabels },
            },
            ...pair("Role", { name: rightsName, namespace }, rules, deployer),
        ]),
        ...(cluster.length === 0 ? [] : pair("ClusterRole", { name: rightsName }, cluster, deployer)),
    ];
}

function pair(
    kind: "Role" | "ClusterRole",
    metadata: ManifestObject["metadata"],
    rules: readonly PolicyRule[],
    deployer: Deployer,
): ManifestObject[] {
    const apiVersion = `${rbac}/v1`;
    return [
        { apiVersion, kind, metadata, rules },
        {
            apiVersion,
            kind: `${kind}Binding`,
            metadata,
            roleRef: { apiGroup: rbac, kind, name: metadata.name },
            subjects: [deployer.kind === "ServiceAccount" ? deployer : { apiGroup: rbac, ...deployer }],
        },
    ];
}
