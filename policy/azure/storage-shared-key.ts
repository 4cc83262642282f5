import type { StackRule } from "../rule";
import { namedBy, ofTypes } from "./dependents";

/**
 * An account of a network's flow logs is left out: what writes them can't log in as itself. Source: Azure docs, "Prevent
 * Shared Key authorization for an Azure Storage account"; "Virtual network flow logs".
 */
export const storageSharedKey: StackRule = {
    name: "azure-storage-shared-key",
    protects: "Backups from whoever finds the account's key: it opens everything, and says nothing of who used it.",
    violation: "The account's own keys open it.",
    remediation: "Write `allowSharedKeyAccess: false`; pods log in as themselves.",
    severity: "high",
    controls: [{ framework: "CIS Azure 4.0", reference: "10.3.1.3" }],
    checkStack: (resources) => {
        const ofFlows = namedBy(ofTypes(resources, "azure-native:network:FlowLog"));
        return ofTypes(resources, "azure-native:storage:StorageAccount")
            .filter(({ urn, props }) => !ofFlows.has(urn) && props["allowSharedKeyAccess"] !== false)
            .map(({ urn }) => ({ urn, path: "allowSharedKeyAccess" }));
    },
};
