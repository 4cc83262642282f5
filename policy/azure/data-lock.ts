import type { StackRule } from "../rule";
import { namedBy, ofTypes } from "./dependents";
import { locks } from "./locks";
import { peerAddresses } from "./peer-addresses";

const data = [
    "azure-native:keyvault:Vault",
    "azure-native:keyvault:ManagedHsm",
    "azure-native:dbforpostgresql:Server",
    "azure-native:storage:BlobContainer",
];

/** Groups that don't come from the stack are somebody else's to lock. Source: Azure docs, "Lock your resources to protect your infrastructure". */
export const dataLock: StackRule = {
    name: "azure-data-lock",
    protects: "Keys, ledgers, backups and addresses from a deletion in the portal, which asks Pulumi nothing.",
    violation: "Nothing keeps Azure from deleting a resource group with what can't be made anew.",
    remediation: "Write corda:platform.protection: protected, or add a lock `CanNotDelete` of the group.",
    severity: "high",
    controls: [
        { framework: "CIS Azure 4.0", reference: "7.2" },
        { framework: "CIS Azure 4.0", reference: "10.3.10" },
    ],
    checkStack: (resources) => {
        const kept = [...ofTypes(resources, ...data), ...peerAddresses(resources)];
        const locked = namedBy(ofTypes(resources, ...locks));
        const holding = namedBy(kept.filter(({ urn }) => !locked.has(urn)));
        return ofTypes(resources, "azure-native:resources:ResourceGroup")
            .filter(({ urn }) => holding.has(urn) && !locked.has(urn))
            .map(({ urn }) => ({ urn }));
    },
};
