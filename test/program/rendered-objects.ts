import { stringify } from "yaml";
import type { ProgramGraph, RecordedResource } from "./program-graph";

/** In the order of kinds in which one reads them; others come first. */
const kinds = [
    "Namespace",
    "ServiceAccount",
    "Role",
    "RoleBinding",
    "NetworkPolicy",
    "PersistentVolumeClaim",
    "Secret",
    "ConfigMap",
    "Service",
    "Ingress",
    "Route",
    "Job",
    "Deployment",
    "StatefulSet",
];

/** Objects by kind and name. */
export function inReadingOrder(objects: readonly RecordedResource[]): RecordedResource[] {
    const place = ({ type, name }: RecordedResource) =>
        `${String(kinds.indexOf(type.split(":").at(-1) ?? "") + 1).padStart(2, "0")} ${name}`;
    return objects.toSorted((a, b) => (place(a) < place(b) ? -1 : 1));
}

/** Objects as the cluster is asked for them, one YAML document each; generated values stand as `<stash.key>`. */
export function renderedObjects(graph: ProgramGraph, objects: readonly RecordedResource[]): string {
    return inReadingOrder(objects)
        .map((object) => {
            const { apiVersion, kind, metadata, ...rest } = graph.comparable(object);
            return `# ${object.name}\n${stringify({ apiVersion, kind, metadata, ...rest }, { lineWidth: 0 })}`;
        })
        .join("---\n");
}
