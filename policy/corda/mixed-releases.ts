import { at, text } from "../reading";
import type { StackRule } from "../rule";
import { labelKeys } from "./labels";
import { workloadsOf } from "./workloads";

/** During an upgrade there are two releases: the one that members come from, and the one that they go to. */
export const mixedReleases: StackRule<{ readonly most: number }> = {
    name: "corda-mixed-releases",
    protects: "A network, from releases that nobody has tried together.",
    violation: "The nodes of the stack are of more releases than the rule lets pass.",
    remediation: "Bring every member to the release of the network before the next upgrade begins.",
    severity: "medium",
    controls: [],
    settings: {
        schema: { most: { type: "integer", minimum: 1, description: "How many releases there may be. Default 2." } },
        defaults: { most: 2 },
    },
    checkStack: (resources, { most }) => {
        const releases = new Set<string>();
        return workloadsOf(resources).flatMap(({ resource: { urn }, pod: { metadata }, role }) => {
            const release = text(at(metadata.value, "labels", labelKeys.version));
            if (role !== "node" || release === "") {
                return [];
            }
            releases.add(release);
            return [...releases].indexOf(release) < most
                ? []
                : [{ urn, path: `${metadata.path}.labels["${labelKeys.version}"]` }];
        });
    },
};
