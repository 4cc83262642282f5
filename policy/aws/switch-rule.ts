import { at } from "../reading";
import type { ResourceRule } from "../rule";

/** Whether a switch is on. The provider has some as text; undefined for what is neither. */
export function switched(value: unknown, otherwise: boolean): boolean | undefined {
    switch (value) {
        case undefined:
        case null:
            return otherwise;
        case true:
        case "true":
            return true;
        case false:
        case "false":
            return false;
        default:
            return undefined;
    }
}

/** A rule about one switch of a resource. */
export function switchRule(
    rule: Omit<ResourceRule, "check" | "mend" | "settings"> & {
        /** Where the switch is: `vpcConfig.endpointPrivateAccess`. */
        readonly property: string;
        /** How it has to be. */
        readonly wanted: boolean;
        /** How it is where nobody says so. Source: AWS' API reference of the resource. */
        readonly otherwise: boolean;
    },
): ResourceRule {
    const { property, wanted, otherwise, ...described } = rule;
    return {
        ...described,
        check: ({ props }) => (switched(at(props, ...property.split(".")), otherwise) === wanted ? [] : [property]),
    };
}
