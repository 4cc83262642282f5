import { list, type Place, places, type Properties } from "../reading";
import type { ResourceRule } from "../rule";
import { isWide } from "./ranges";
import { word } from "./words";

const group = "azure-native:network:NetworkSecurityGroup";
const separateRule = "azure-native:network:SecurityRule";

/** Fixed bits that a block has at least before its addresses aren't everybody's. */
const fewestBits = 8;

/** A rule that lets everybody in. */
export interface Opening {
    /** Lower case; `*` for all. */
    readonly protocol: Place<string>;
    /** As written: `22`, `1000-2000`, `*`. */
    readonly ports: readonly Place<string>[];
}

/** What of a security group lets everybody in, whether as a part of it or as a resource of its own. */
export function openingsOf(type: string, props: Properties): Opening[] {
    const rules = type === group ? places(props["securityRules"], "securityRules") : [{ value: props, path: "" }];
    return rules
        .filter(({ value }) => word(value["direction"]) === "inbound" && word(value["access"]) === "allow")
        .filter(({ value }) =>
            [value["sourceAddressPrefix"], ...list(value["sourceAddressPrefixes"])].some(
                (source) => source !== undefined && source !== null && source !== "" && isWide(source, fewestBits),
            ),
        )
        .map(({ value, path }) => {
            const below = (key: string) => (path === "" ? key : `${path}.${key}`);
            return {
                protocol: { value: word(value["protocol"]), path: below("protocol") },
                ports: portsOf(value).map((port) => ({ ...port, path: below(port.path) })),
            };
        });
}

function portsOf(rule: Properties): Place<string>[] {
    const several = list(rule["destinationPortRanges"]).map((port, index) => ({
        value: String(port),
        path: `destinationPortRanges[${String(index)}]`,
    }));
    const one = rule["destinationPortRange"];
    return one === undefined || one === null || one === ""
        ? several
        : [{ value: String(one), path: "destinationPortRange" }, ...several];
}

/** First and last port of a range as Azure writes it. */
export function portRange(range: string): readonly [first: number, last: number] {
    const [first = "", last = first] = range.split("-");
    return range === "*" ? [0, 65535] : [Number(first), Number(last)];
}

/** A rule about what security groups open to everybody. */
export function openingRule<Settings extends object = object>(
    rule: Omit<ResourceRule<Settings>, "types" | "check" | "mend"> & {
        readonly checkOpening: (opening: Opening, settings: Settings) => readonly string[];
    },
): ResourceRule<Settings> {
    const { checkOpening, ...described } = rule;
    return {
        ...described,
        types: [group, separateRule],
        check: ({ type, props }, settings) =>
            openingsOf(type, props).flatMap((opening) => checkOpening(opening, settings)),
    };
}
