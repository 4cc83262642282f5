import type { StackRule } from "../rule";
import { workloadsOf } from "./workloads";

/** Roles that belong behind a firewall. */
const inside = ["node", "broker", "bridge", "database"];

/** Source: Corda docs, "Corda Firewall overview": the float is in the DMZ, all else behind it. */
export const floatBesideNodes: StackRule = {
    name: "corda-float-beside-nodes",
    protects: "What is behind a firewall, from the namespace that everybody can reach.",
    violation: "The float is in a namespace with nodes, brokers, bridges or databases.",
    remediation: "Name a namespace of its own under `firewalls.float.namespace` in the stack file.",
    severity: "high",
    controls: [],
    checkStack: (resources) => {
        const workloads = workloadsOf(resources);
        const namespaces = new Set(workloads.filter(({ role }) => inside.includes(role)).map((one) => one.namespace));
        return workloads
            .filter(({ role, namespace }) => role === "float" && namespaces.has(namespace))
            .map(({ resource }) => ({ urn: resource.urn, path: "metadata.namespace" }));
    },
};
