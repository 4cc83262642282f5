import { at } from "../reading";
import type { StackRule } from "../rule";
import { namedBy, ofTypes } from "./dependents";
import { word } from "./words";

const services = [
    "azure-native:keyvault:Vault",
    "azure-native:keyvault:ManagedHsm",
    "azure-native:storage:StorageAccount",
    "azure-native:containerregistry:Registry",
];

/** Source: Azure docs, "What is a private endpoint?". */
export const privateEndpoint: StackRule = {
    name: "azure-private-endpoint",
    protects:
        "Members from a vault, a registry or backups that nobody reaches any more, once they are closed to the Internet.",
    violation: "The service is closed to the Internet, and there is no other way to it.",
    remediation: "Add a PrivateEndpoint of it, in the subnet of private endpoints.",
    severity: "high",
    controls: [
        { framework: "CIS Azure 4.0", reference: "2.2.2.1" },
        { framework: "CIS Azure 4.0", reference: "9.3.8" },
        { framework: "CIS Azure 4.0", reference: "10.3.2.1" },
    ],
    checkStack: (resources) => {
        const reached = namedBy(ofTypes(resources, "azure-native:network:PrivateEndpoint"));
        return ofTypes(resources, ...services)
            .filter(({ urn }) => !reached.has(urn))
            .filter(({ props }) =>
                [props["publicNetworkAccess"], at(props, "properties", "publicNetworkAccess")].some(
                    (access) => word(access) === "disabled",
                ),
            )
            .map(({ urn }) => ({ urn }));
    },
};
