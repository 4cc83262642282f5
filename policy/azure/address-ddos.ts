import { at } from "../reading";
import type { ResourceRule } from "../rule";
import { word } from "./words";

/** Left out, it is as the virtual network says. Source: Azure docs, "About Azure DDoS Protection tier comparison". */
export const addressDdos: ResourceRule<{ readonly required: boolean }> = {
    name: "azure-address-ddos",
    protects: "Members from a flood that keeps their peers from them.",
    violation: "The address is taken out of the network's protection against floods, or isn't protected by itself.",
    remediation: "Remove `ddosSettings`, or write corda:platform.loadBalancers.ddosProtection: true.",
    severity: "medium",
    controls: [],
    settings: {
        schema: {
            required: { type: "boolean", description: "Whether each address has to be protected by itself." },
        },
        defaults: { required: false },
    },
    types: ["azure-native:network:PublicIPAddress"],
    check: ({ props }, { required }) => {
        const mode = word(at(props, "ddosSettings", "protectionMode"));
        return mode === "disabled" || (required && mode !== "enabled") ? ["ddosSettings.protectionMode"] : [];
    },
};
