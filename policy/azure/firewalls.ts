import { places, record } from "../reading";
import { isWide } from "./ranges";
import { word } from "./words";

/** Fixed bits of a block that somebody has named as his own at least. */
const fewestBits = 16;

/** What a service of Azure says of who reaches it. */
export interface Firewall {
    /** `Disabled` lets nobody in but private endpoints. */
    readonly publicNetworkAccess: unknown;
    /** What holds for others: by default all, and which addresses none the less. */
    readonly rules: unknown;
    /** Key of an address in a rule for one. */
    readonly address: "value" | "iPAddressOrRange";
    /** Where the first and the rules are. */
    readonly paths: { readonly access: string; readonly rules: string };
}

/** Where a service lets in more than private endpoints and blocks that somebody has named. */
export function openedBy({ publicNetworkAccess, rules, address, paths }: Firewall): string[] {
    if (["disabled", "securedbyperimeter"].includes(word(publicNetworkAccess))) {
        return [];
    }
    const { defaultAction, ipRules } = record(rules);
    return word(defaultAction) === "deny"
        ? places(ipRules, `${paths.rules}.ipRules`)
              .filter(({ value }) => isWide(value[address], fewestBits))
              .map(({ path }) => `${path}.${address}`)
        : [paths.access];
}
