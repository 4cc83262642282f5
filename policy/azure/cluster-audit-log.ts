import type { StackRule } from "../rule";
import { ofTypes } from "./dependents";
import { categoriesOf, diagnosticSetting } from "./diagnostics";

/** Groups that have the audit among them, and the categories of it. */
const audits = ["alllogs", "audit", "kube-audit", "kube-audit-admin"];

/** Source: AKS docs, "Monitoring data reference", "Resource logs". */
export const clusterAuditLog: StackRule = {
    name: "azure-cluster-audit-log",
    protects: "The answer to who changed or read what in the cluster.",
    violation: "No diagnostic setting keeps the audit of the cluster's API.",
    remediation: "Add a DiagnosticSetting of the cluster with the category `kube-audit` or `kube-audit-admin`.",
    severity: "high",
    controls: [
        { framework: "CIS AKS 1.8", reference: "2.1.1" },
        { framework: "NSA/CISA Kubernetes Hardening", reference: "Audit logging and threat detection" },
    ],
    checkStack: (resources) => {
        const settings = ofTypes(resources, diagnosticSetting);
        return ofTypes(resources, "azure-native:containerservice:ManagedCluster")
            .filter(
                ({ urn }) =>
                    !settings.some(({ dependencies, props }) => {
                        const sent = dependencies.includes(urn) ? categoriesOf(props) : new Set();
                        return audits.some((audit) => sent.has(audit));
                    }),
            )
            .map(({ urn }) => ({ urn }));
    },
};
