import { cis } from "./controls";
import { rightsRule } from "./rights";

/** Source: Kubernetes docs, "Role Based Access Control Good Practices", CSRs and certificate issuing. */
export const rbacCertificateApproval = rightsRule({
    name: "kubernetes-rbac-certificate-approval",
    protects: "The cluster, from client certificates that make their owner anybody.",
    violation: "Who may approve certificates can have one in any name.",
    remediation: "Remove the right.",
    severity: "high",
    controls: cis({ kubernetes: "5.1.11", aks: "4.1.10" }),
    resources: ["certificatesigningrequests/approval"],
    verbs: ["update", "patch"],
});
