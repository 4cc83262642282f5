import { at, text } from "../reading";
import { rolePodRule } from "./pods";

/** Source: Corda docs, "Corda Firewall overview": up to ten nodes behind one. */
export const crowdedFirewall = rolePodRule<{ readonly most: number }>({
    name: "corda-crowded-firewall",
    protects: "Nodes, from a bridge that serves more of them than Corda supports.",
    violation: "More nodes stand behind this firewall than Corda supports.",
    remediation: "Add another firewall, with another broker, to the stack file.",
    severity: "medium",
    controls: [],
    settings: {
        schema: { most: { type: "integer", minimum: 1, description: "How many nodes share a firewall. Default 10." } },
        defaults: { most: 10 },
    },
    roles: ["bridge"],
    checkPod: ({ metadata: { value, path } }, { most }) => {
        const nodes = text(at(value, "annotations", "corda/nodes"));
        return nodes.split(",").length > most ? [`${path}.annotations["corda/nodes"]`] : [];
    },
});
