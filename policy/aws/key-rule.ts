import { at } from "../reading";
import type { ResourceRule } from "../rule";
import { given } from "./given";

/** A rule that something is encrypted by a key of the account's own, about whose use the account decides. */
export function keyRule(
    rule: Omit<ResourceRule, "check" | "mend" | "settings"> & {
        /** Where the key is named: `kmsKeyId`. */
        readonly property: string;
    },
): ResourceRule {
    const { property, ...described } = rule;
    const keys = property.split(".");
    const last = keys.pop() ?? "";
    return { ...described, check: ({ props }) => (given(at(props, ...keys), last) ? [] : [property]) };
}
