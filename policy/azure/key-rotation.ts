import { at, list, places, record, text } from "../reading";
import type { ResourceRule } from "../rule";
import { word } from "./words";

const unitDays: Readonly<Record<string, number>> = { D: 1, W: 7, M: 30.5, Y: 366 };

/** Days of a duration in one unit, as rotation policies have it: `P365D`, `P1Y`; infinite for any other. */
function days(duration: unknown): number {
    const { count, unit = "" } = /^P(?<count>\d+)(?<unit>[DWMY])$/.exec(text(duration))?.groups ?? {};
    return Number(count ?? Infinity) * (unitDays[unit] ?? 1);
}

/**
 * About keys that wrap others, whose users take the latest version by themselves. A key that is named with its version
 * can't change by itself. Source: Key Vault docs, "Configure cryptographic key auto-rotation".
 */
export const keyRotation: ResourceRule<{ readonly days: number }> = {
    name: "azure-key-rotation",
    protects: "Data at rest from a key that has been in use for years, in hands that nobody remembers.",
    violation: "The key has no new version from time to time.",
    remediation: "Write `properties.rotationPolicy` with an action `rotate` after a year.",
    severity: "medium",
    controls: [{ framework: "CIS Azure 4.0", reference: "9.3.9" }],
    settings: {
        schema: {
            days: {
                type: "integer",
                minimum: 7,
                description: "Days after which there is a new version at the latest.",
            },
        },
        defaults: { days: 366 },
    },
    types: ["azure-native:keyvault:Key"],
    check: ({ props }, settings) => {
        const { keyOps, rotationPolicy } = record(props["properties"]);
        if (!list(keyOps).map(word).includes("wrapkey")) {
            return [];
        }
        const rotates = places(at(rotationPolicy, "lifetimeActions"), "").some(
            ({ value }) =>
                word(at(value, "action", "type")) === "rotate" &&
                days(at(value, "trigger", "timeAfterCreate")) <= settings.days,
        );
        return rotates ? [] : ["properties.rotationPolicy"];
    },
};
