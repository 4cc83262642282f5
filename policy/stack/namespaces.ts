import { at, text } from "../reading";
import type { JudgedStackResource } from "../rule";

/** Names of the namespaces that a stack makes. What is elsewhere may be looked after by somebody else. */
export function ownNamespaces(resources: readonly JudgedStackResource[]): ReadonlyMap<string, string> {
    return new Map(
        resources
            .filter(({ type }) => type === "kubernetes:core/v1:Namespace")
            .map(({ urn, props }) => [text(at(props, "metadata", "name")), urn]),
    );
}
