import type { StackRule } from "../rule";
import { namedBy, ofTypes } from "./dependents";
import { word } from "./words";

const guarding: ReadonlySet<string> = new Set(["enabled", "networksecuritygroupenabled"]);

/** Source: Azure docs, "Manage network policies for private endpoints". */
export const privateEndpointGuarded: StackRule = {
    name: "azure-private-endpoint-guarded",
    protects:
        "Vaults and backups from the rest of the virtual network: a security group doesn't hold for endpoints by itself.",
    violation: "The subnet's security group doesn't hold for the private endpoints in it.",
    remediation: "Write `privateEndpointNetworkPolicies: Enabled`; it is off when left out.",
    severity: "medium",
    controls: [],
    checkStack: (resources) => {
        const used = namedBy(ofTypes(resources, "azure-native:network:PrivateEndpoint"));
        return ofTypes(resources, "azure-native:network:Subnet")
            .filter(({ urn, props }) => used.has(urn) && !guarding.has(word(props["privateEndpointNetworkPolicies"])))
            .map(({ urn }) => ({ urn, path: "privateEndpointNetworkPolicies" }));
    },
};
