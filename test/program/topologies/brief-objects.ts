import { Document, stringify, visit } from "yaml";
import type { ProgramGraph, RecordedResource } from "../program-graph";
import { inReadingOrder } from "../rendered-objects";

/**
 * What every pod and container has alike. Goldens of topologies leave it out, for other tests hold all of it to one value,
 * and the goldens of the dev stack show it.
 */
const alike: readonly string[] = [
    "automountServiceAccountToken",
    "enableServiceLinks",
    "imagePullPolicy",
    "securityContext",
    "terminationMessagePolicy",
];
const recommended = /^app\.kubernetes\.io\/(name|component|part-of|managed-by|version)$/;
const width = 118;

/** Objects in short, one YAML document each; in place of a generated value or a secret stands its name. */
export function briefObjects(graph: ProgramGraph, objects: readonly RecordedResource[]): string {
    return inReadingOrder(objects)
        .map((object) => briefObject(graph, object))
        .join("---\n");
}

/** One object in short. */
export function briefObject(graph: ProgramGraph, object: RecordedResource): string {
    const { apiVersion, kind, metadata, data, ...rest } = graph.comparable(object);
    const { labels, ...named } = metadata as { readonly labels?: object };
    return `# ${object.name}\n${briefYaml({
        apiVersion,
        kind,
        // Labels of the object itself select nothing; by those of a Namespace, Pod Security goes.
        metadata: kind === "Namespace" ? { ...named, labels } : named,
        // Logging and metrics of a JVM are the same everywhere.
        data: kind === "ConfigMap" && object.name.endsWith("-jvm") ? Object.keys(data as object) : data,
        ...rest,
    })}`;
}

/** YAML with everything that fits on one line of it, and without what is alike everywhere. */
function briefYaml(value: Readonly<Record<string, unknown>>): string {
    const document = new Document(
        JSON.parse(
            JSON.stringify(value, (key, inner: unknown) =>
                alike.includes(key) ? undefined : key === "labels" ? telling(inner as object) : inner,
            ),
        ),
    );
    visit(document, {
        Collection: (_, node, path) => {
            const text = stringify(node, { collectionStyle: "flow", lineWidth: 0 });
            const isWhole = path.length === 1;
            if (!isWhole && !text.trimEnd().includes("\n") && text.length + path.length <= width) {
                node.flow = true;
                return visit.SKIP;
            }
            return undefined;
        },
    });
    return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

/** Labels without those that only people read. */
function telling(labels: object): object {
    return Object.fromEntries(Object.entries(labels).filter(([key]) => !recommended.test(key)));
}
