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
    /** Who is everybody, as written: `Internet`, `0.0.0.0/0`. */
    readonly source: Place<string>;
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
        .flatMap(({ value, path }) => {
            const below = (part: Place<string>) => ({
                ...part,
                path: path === "" ? part.path : `${path}.${part.path}`,
            });
            const source = oneOrSeveral(value, "sourceAddressPrefix", "sourceAddressPrefixes").find((from) =>
                isWide(from.value, fewestBits),
            );
            return source === undefined
                ? []
                : [
                      {
                          source: below(source),
                          protocol: below({ value: word(value["protocol"]), path: "protocol" }),
                          ports: oneOrSeveral(value, "destinationPortRange", "destinationPortRanges").map(below),
                      },
                  ];
        });
}

/** What is written under either of two keys: Azure has one for a single word, and one for a list. */
function oneOrSeveral(rule: Properties, oneKey: string, severalKey: string): Place<string>[] {
    const one = rule[oneKey];
    const several = list(rule[severalKey]).map((value, index) => ({ value, path: `${severalKey}[${String(index)}]` }));
    return [{ value: one, path: oneKey }, ...several]
        .filter(({ value }) => value !== undefined && value !== null && value !== "")
        .map(({ value, path }) => ({ value: String(value), path }));
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
