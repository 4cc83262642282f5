import { at, type Properties } from "../reading";
import { jsonOf } from "./json-text";

/** Type token of the provider itself. */
export const providerType = "pulumi:providers:aws";

/** What the provider is set up with: the engine has everything but text as JSON. */
export function providerSetting(props: Properties, ...[first, ...rest]: [string, ...string[]]): unknown {
    const value = props[first];
    return at(typeof value === "string" ? jsonOf(value) : value, ...rest);
}
