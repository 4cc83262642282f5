import type { StackRule } from "../rule";

/** Components and the engine's own; everything else is made by a provider. */
const isFree = (type: string) => /^(pulumi|corda):/.test(type);

/** Source: Pulumi docs, "Component resources": parents carry providers, protection and names. */
export const outsideComponents: StackRule = {
    name: "stack-outside-components",
    protects: "Everything of a network, from resources to which what its components decide doesn't apply.",
    violation: "A resource stands beside the components, and gets none of their providers, tags and protection.",
    remediation: "Make it in a component, with `parent`.",
    severity: "low",
    controls: [],
    checkStack: (resources) => {
        const stack = resources.find(({ type }) => type === "pulumi:pulumi:Stack")?.urn;
        return resources
            .filter(({ type, parent }) => stack !== undefined && parent === stack && !isFree(type))
            .map(({ urn }) => ({ urn }));
    },
};
