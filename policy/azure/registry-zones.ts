import type { ResourceRule } from "../rule";
import { word } from "./words";

/** Source: Azure Container Registry docs, "Reliability in Azure Container Registry". */
export const registryZones: ResourceRule = {
    name: "azure-registry-zones",
    protects: "Members that start in another zone, and need their image when the registry's own zone is the lost one.",
    violation: "The registry is in one zone.",
    remediation: "Write `zoneRedundancy: Enabled` when the registry is made.",
    severity: "medium",
    controls: [],
    types: ["azure-native:containerregistry:Registry"],
    check: ({ props }) => (word(props["zoneRedundancy"]) === "enabled" ? [] : ["zoneRedundancy"]),
};
