import { list, places, record } from "../reading";
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

/**
 * Where a service lets in more than private endpoints and blocks that somebody has named. Rules that let everybody in are
 * found where nothing asks them, too: a click in the portal is all that it takes.
 */
export function openedBy({ publicNetworkAccess, rules, address, paths }: Firewall): string[] {
    const { defaultAction, ipRules, virtualNetworkRules } = record(rules);
    if (word(defaultAction) === "allow") {
        return [`${paths.rules}.defaultAction`];
    }
    const access = word(publicNetworkAccess);
    if (access === "disabled" || access === "securedbyperimeter") {
        return [];
    }
    const named = list(ipRules).length + list(virtualNetworkRules).length > 0;
    if (word(defaultAction) !== "deny" || (access === "enabled" && !named)) {
        return [paths.access];
    }
    return places(ipRules, `${paths.rules}.ipRules`)
        .filter(({ value }) => isWide(value[address], fewestBits))
        .map(({ path }) => `${path}.${address}`);
}
