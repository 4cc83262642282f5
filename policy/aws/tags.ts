import { at, places } from "../reading";
import type { ResourceRule } from "../rule";
import { given } from "./given";
import { providerSetting, providerType } from "./provider-settings";

interface Tags {
    readonly tags: readonly string[];
}

/**
 * The provider's own tags reach everything but what a launch template makes. Source: its documentation, defaultTags.
 */
export const tags: ResourceRule<Tags> = {
    name: "aws-tags",
    protects:
        "Rights that are narrowed by a cluster's tag, and bills, from things that nobody can tell whose they are.",
    violation: "What is made doesn't have every tag that it has to have.",
    remediation: "Name them in `tags` of corda:platform.",
    severity: "low",
    controls: [],
    settings: {
        schema: {
            tags: {
                type: "array",
                items: { type: "string" },
                default: ["corda/cluster"],
                description: "Keys of tags that everything has.",
            },
        },
        defaults: { tags: ["corda/cluster"] },
    },
    types: [providerType, "aws:ec2/launchTemplate:LaunchTemplate"],
    check: ({ type, props }, { tags: needed }) => {
        const lacking = (made: unknown) => needed.some((key) => !given(made, key));
        if (type === providerType) {
            return lacking(providerSetting(props, "defaultTags", "tags")) ? ["defaultTags"] : [];
        }
        const made = places(props["tagSpecifications"], "tagSpecifications");
        return ["instance", "volume"].flatMap((kind) => {
            const one = made.find(({ value }) => value["resourceType"] === kind);
            if (one === undefined) {
                return ["tagSpecifications"];
            }
            return lacking(at(one.value, "tags")) ? [`${one.path}.tags`] : [];
        });
    },
};
