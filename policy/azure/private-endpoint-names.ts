import type { StackRule } from "../rule";
import { namedBy, ofTypes } from "./dependents";

/** Source: Azure docs, "Azure Private Endpoint private DNS zone values". */
export const privateEndpointNames: StackRule = {
    name: "azure-private-endpoint-names",
    protects: "Pods from calling a service's public address, which refuses them, or somebody else's in its place.",
    violation: "Nothing leads the service's name to its private endpoint.",
    remediation: "Add a PrivateDnsZoneGroup of the endpoint, with the service's privatelink zone.",
    severity: "medium",
    controls: [],
    checkStack: (resources) => {
        const named = namedBy(ofTypes(resources, "azure-native:network:PrivateDnsZoneGroup"));
        return ofTypes(resources, "azure-native:network:PrivateEndpoint")
            .filter(({ urn }) => !named.has(urn))
            .map(({ urn }) => ({ urn }));
    },
};
