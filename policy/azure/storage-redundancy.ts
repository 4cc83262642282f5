import { at } from "../reading";
import type { ResourceRule } from "../rule";
import { word } from "./words";

/** Source: Azure docs, "Azure Storage redundancy". */
export const storageRedundancy: ResourceRule<{ readonly secondRegion: boolean }> = {
    name: "azure-storage-redundancy",
    protects: "Backups from going with the zone that they are to help against.",
    violation: "The account's copies are in too few places.",
    remediation: "Write `sku.name: Standard_ZRS` or Standard_GZRS; see corda:platform.backups.redundancy.",
    severity: "medium",
    controls: [],
    settings: {
        schema: {
            secondRegion: { type: "boolean", description: "Whether copies have to be in a second region as well." },
        },
        defaults: { secondRegion: false },
    },
    types: ["azure-native:storage:StorageAccount"],
    check: ({ props }, { secondRegion }) => {
        const sku = word(at(props, "sku", "name"));
        return (secondRegion ? /gzrs$/ : /zrs$/).test(sku) ? [] : ["sku.name"];
    },
};
