import type { ResourceRule } from "../rule";

/** Source: Azure Container Registry docs, "Authentication options", "Admin account"; "Anonymous pull access". */
export const registryLogin: ResourceRule = {
    name: "azure-registry-login",
    protects: "Images, licensed ones among them, from whoever has the one password that everybody shares, or none.",
    violation: "The registry lets in people whom it can't tell from others.",
    remediation: "Write `adminUserEnabled: false` and `anonymousPullEnabled: false`; machines pull as themselves.",
    severity: "high",
    controls: [{ framework: "CIS AKS 1.8", reference: "5.1.2" }],
    types: ["azure-native:containerregistry:Registry"],
    check: ({ props }) => ["adminUserEnabled", "anonymousPullEnabled"].filter((login) => props[login] === true),
    mend: (props) => {
        props["adminUserEnabled"] = false;
        props["anonymousPullEnabled"] = false;
    },
};
