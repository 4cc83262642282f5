import type { StackRule } from "../rule";
import { ofTypes } from "./dependents";
import { categoriesOf, diagnosticSetting } from "./diagnostics";

const watched = [
    "azure-native:keyvault:Vault",
    "azure-native:keyvault:ManagedHsm",
    "azure-native:dbforpostgresql:Server",
    "azure-native:containerregistry:Registry",
];

/** The cluster's own audit is another rule's. Source: Azure Monitor docs, "Resource logs in Azure Monitor". */
export const resourceLog: StackRule = {
    name: "azure-resource-log",
    protects: "The answer to who used a key, read a secret, pushed an image or opened a ledger.",
    violation: "Nothing keeps the log of who uses the resource.",
    remediation: "Add a DiagnosticSetting of it with the group `audit` or `allLogs`.",
    severity: "high",
    controls: [
        { framework: "CIS Azure 4.0", reference: "7.1.1.4" },
        { framework: "CIS Azure 4.0", reference: "7.1.4" },
    ],
    checkStack: (resources) => {
        const settings = ofTypes(resources, diagnosticSetting);
        return ofTypes(resources, ...watched)
            .filter(
                ({ urn }) =>
                    !settings.some(
                        ({ dependencies, props }) => dependencies.includes(urn) && categoriesOf(props).size > 0,
                    ),
            )
            .map(({ urn }) => ({ urn }));
    },
};
