import { at } from "../reading";
import type { ResourceRule } from "../rule";
import { word } from "./words";

/** Source: Azure Container Registry docs, "Data loss prevention", "Disable export of artifacts". */
export const registryExport: ResourceRule = {
    name: "azure-registry-export",
    protects: "Licensed images from being copied into a registry of somebody else's, past the network.",
    violation: "Images can be exported to other registries.",
    remediation: "Write `policies.exportPolicy.status: disabled`; the registry has to be closed to the Internet.",
    severity: "medium",
    controls: [],
    types: ["azure-native:containerregistry:Registry"],
    check: ({ props }) =>
        word(at(props, "policies", "exportPolicy", "status")) === "disabled" ? [] : ["policies.exportPolicy.status"],
};
