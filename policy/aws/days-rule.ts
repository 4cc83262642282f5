import { at } from "../reading";
import type { ResourceRule } from "../rule";

/** How many days are enough. */
export interface Days {
    readonly days: number;
}

/** A rule about how long something is kept. */
export function daysRule(
    rule: Omit<ResourceRule<Days>, "check" | "mend" | "settings"> & {
        /** Where the number of days is. */
        readonly property: string;
        /** What holds where nobody says so. */
        readonly otherwise: number;
        /** Days that are enough unless somebody chooses. */
        readonly enough: number;
        /** Whether 0 is for ever. @default false */
        readonly endless?: boolean;
    },
): ResourceRule<Days> {
    const { property, otherwise, enough, endless = false, ...described } = rule;
    return {
        ...described,
        settings: {
            schema: { days: { type: "integer", minimum: 1, default: enough, description: "Days that are enough." } },
            defaults: { days: enough },
        },
        check: ({ props }, { days }) => {
            const kept = at(props, ...property.split(".")) ?? otherwise;
            return typeof kept === "number" && (kept >= days || (endless && kept === 0)) ? [] : [property];
        },
    };
}
