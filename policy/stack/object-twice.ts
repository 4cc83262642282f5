import { inOrder, repeated } from "../corda/members";
import { namespaceOf } from "../corda/workloads";
import { at, text } from "../reading";
import type { JudgedStackResource, StackRule } from "../rule";

/**
 * An object's place in its cluster; none where Kubernetes or Pulumi makes up its name. Two clusters of one stack differ
 * in their providers, of which a rule sees nothing but the names of the objects' parents.
 */
function place({ type, props, parent }: JudgedStackResource): string | undefined {
    const name = text(at(props, "metadata", "name"));
    const isObject = type.startsWith("kubernetes:") && !type.startsWith("kubernetes:helm");
    const kind = type.split(":").at(-1) ?? "";
    return isObject && name !== ""
        ? JSON.stringify([kind, namespaceOf({ props }), name, clusterOf(parent)])
        : undefined;
}

/** A float of another cluster, and the namespace around it, may be called as one of this cluster. */
function clusterOf(parent: string | undefined): string {
    return parent?.includes("corda:firewall:Float") === true || parent?.includes("corda:isolation:") === true
        ? parent
        : "";
}

export const objectTwice: StackRule = {
    name: "stack-object-twice",
    protects: "An object, from two resources that take turns in changing it.",
    violation: "Another resource of the stack is the same object of the same namespace.",
    remediation: "Give it another name, or make it once.",
    severity: "high",
    controls: [],
    checkStack: (resources) => repeated(inOrder(resources), place).map(({ urn }) => ({ urn, path: "metadata.name" })),
};
