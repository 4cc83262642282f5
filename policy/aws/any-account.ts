import { list } from "../reading";
import type { ResourceRule } from "../rule";
import { providerSetting, providerType } from "./provider-settings";

/** Source: the provider's documentation, allowedAccountIds. */
export const anyAccount: ResourceRule = {
    name: "aws-any-account",
    protects: "Another account from a network that was made there because somebody was logged in there.",
    violation: "The provider works in whichever account the caller is logged in to.",
    remediation: "Give the provider allowedAccountIds; the program takes `account` of corda:platform.",
    severity: "high",
    controls: [],
    types: [providerType],
    check: ({ props }) => (list(providerSetting(props, "allowedAccountIds")).length > 0 ? [] : ["allowedAccountIds"]),
};
