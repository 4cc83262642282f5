import { groupOf, servedKind } from "./kinds";

/** An object as the program hands it to the engine. */
export interface RenderedObject {
    readonly apiVersion: string;
    readonly kind: string;
    readonly metadata: {
        readonly name: string;
        readonly namespace?: string;
        readonly annotations?: Readonly<Record<string, string>>;
    };
    /** Whether it is somebody else's, and only has to be there. @default false */
    readonly lookedUp?: boolean;
    /** Of a claim: its class. */
    readonly storageClass?: string;
    /** Of a Route: whether it names its host. @default false */
    readonly namesHost?: boolean;
    /** Of a Role: what it allows. */
    readonly rules?: readonly PolicyRule[];
}

/** A rule of a Role or ClusterRole. */
export interface PolicyRule {
    readonly apiGroups: readonly string[];
    readonly resources: readonly string[];
    readonly resourceNames?: readonly string[];
    readonly verbs: readonly string[];
}

/** What whoever deploys has to be allowed. */
export interface Rights {
    /** By namespace; only namespaces that are there. */
    readonly namespaces: ReadonlyMap<string, readonly PolicyRule[]>;
    /** In the whole cluster; nothing where the program makes no namespace. */
    readonly cluster: readonly PolicyRule[];
}

/** What the engine does to an object of its own: applies it, watches it come and go, deletes it. */
const owning = ["create", "delete", "get", "list", "patch", "watch"];
const looking = ["list", "watch"];

/** A right to one resource of one group. */
interface Right {
    readonly group: string;
    readonly resource: string;
    readonly names?: readonly string[];
    readonly verbs: readonly string[];
}

/**
 * The rights that a run of the program with these objects takes, and no more. Nobody may hand out rights that he doesn't
 * have, so those of the Roles that the program makes are among them.
 *
 * Sources: Pulumi Kubernetes provider, "Await logic"; Kubernetes docs, "Using RBAC Authorization" (privilege escalation).
 */
export function requiredRights(objects: readonly RenderedObject[]): Rights {
    const made = new Set(
        objects
            .filter(({ kind, lookedUp }) => kind === "Namespace" && lookedUp !== true)
            .map((each) => each.metadata.name),
    );
    const ofCluster: Right[] = [];
    const byNamespace = new Map<string, Right[]>();
    for (const object of objects) {
        for (const { namespace, ...right } of rightsFor(object)) {
            if (namespace === undefined || made.has(namespace)) {
                // A right in a namespace that isn't there yet can only be one in every namespace.
                ofCluster.push(right);
            } else {
                byNamespace.set(namespace, [...(byNamespace.get(namespace) ?? []), right]);
            }
        }
    }
    return {
        namespaces: new Map([...byNamespace].sort(byKey).map(([name, rights]) => [name, rulesOf(rights)])),
        cluster: rulesOf(ofCluster),
    };
}

function rightsFor(object: RenderedObject): (Right & { readonly namespace?: string })[] {
    const { apiVersion, kind, metadata, lookedUp = false, storageClass, namesHost = false, rules = [] } = object;
    const { resource, lookedAt = [], ofCluster = false } = servedKind(apiVersion, kind);
    const group = groupOf(apiVersion);
    if (lookedUp) {
        // The API server counts a Namespace to itself.
        return [{ namespace: metadata.name, group, resource, names: [metadata.name], verbs: ["get"] }];
    }
    const namespace = ofCluster ? undefined : metadata.namespace;
    const isAwaited = metadata.annotations?.["pulumi.com/skipAwait"] !== "true";
    return [
        { namespace, group, resource, verbs: owning },
        ...(isAwaited
            ? lookedAt.map((other) => {
                  const [otherGroup = "", otherResource = ""] = other.split("/");
                  return { namespace, group: otherGroup, resource: otherResource, verbs: looking };
              })
            : []),
        ...(isAwaited && storageClass !== undefined
            ? [{ group: "storage.k8s.io", resource: "storageclasses", names: [storageClass], verbs: ["get"] }]
            : []),
        ...(namesHost ? [{ namespace, group, resource: `${resource}/custom-host`, verbs: ["create", "update"] }] : []),
        ...rules.flatMap(({ apiGroups, resources, resourceNames, verbs }) =>
            apiGroups.flatMap((ofGroup) =>
                resources.map((each) => ({ namespace, group: ofGroup, resource: each, names: resourceNames, verbs })),
            ),
        ),
    ];
}

/** The fewest rules that say the same: none twice, none that another holds already. */
function rulesOf(rights: readonly Right[]): PolicyRule[] {
    const everywhere = new Map<string, Set<string>>();
    const key = ({ group, resource }: Right) => `${group}/${resource}`;
    const add = (to: Map<string, Set<string>>, at: string, verbs: readonly string[]) =>
        to.set(at, new Set([...(to.get(at) ?? []), ...verbs]));
    for (const right of rights.filter(({ names }) => names === undefined)) {
        add(everywhere, key(right), right.verbs);
    }
    const named = new Map<string, Set<string>>();
    for (const right of rights) {
        const verbs = right.verbs.filter((verb) => everywhere.get(key(right))?.has(verb) !== true);
        if (right.names !== undefined && verbs.length > 0) {
            for (const name of right.names) {
                add(named, `${key(right)}\0${name}`, verbs);
            }
        }
    }
    return [
        ...grouped(everywhere, (at, alike) => [groupAt(at), resourceAt(at), undefined, alike]),
        ...grouped(named, (at, alike) => {
            const [of = "", name = ""] = at.split("\0");
            return [groupAt(of), resourceAt(of), name, alike];
        }),
    ];
}

type Part = readonly [group: string, resource: string, name: string | undefined, verbs: string];

/** Resources of one group, or names of one resource, that are allowed the same, as one rule. */
function grouped(rights: ReadonlyMap<string, ReadonlySet<string>>, partOf: (at: string, verbs: string) => Part) {
    const rules = new Map<string, { group: string; resources: Set<string>; names: Set<string>; verbs: string[] }>();
    for (const [at, verbs] of [...rights].sort(byKey)) {
        const sorted = [...verbs].sort();
        const [group, resource, name, alike] = partOf(at, sorted.join());
        const rule = [group, name === undefined ? "" : resource, alike].join("\0");
        const known = rules.get(rule) ?? { group, resources: new Set(), names: new Set(), verbs: sorted };
        known.resources.add(resource);
        if (name !== undefined) {
            known.names.add(name);
        }
        rules.set(rule, known);
    }
    return [...rules.values()].map(({ group, resources, names, verbs }): PolicyRule => ({
        apiGroups: [group],
        resources: [...resources],
        ...(names.size > 0 && { resourceNames: [...names] }),
        verbs,
    }));
}

const groupAt = (at: string) => at.slice(0, at.indexOf("/"));
const resourceAt = (at: string) => at.slice(at.indexOf("/") + 1);
const byKey = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]) => (one < other ? -1 : 1);
