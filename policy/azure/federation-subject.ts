import { text } from "../reading";
import type { ResourceRule } from "../rule";

const account = "system:serviceaccount:";

/** One account of one namespace, and not the one that every pod has by default; of another issuer, one subject. */
function isExact(subject: string): boolean {
    return subject.startsWith(account)
        ? /^[a-z0-9-]+:(?!default$)[a-z0-9.-]+$/.test(subject.slice(account.length))
        : subject !== "" && !/[*?]/.test(subject);
}

/** Source: Microsoft Entra docs, "Workload identity federation"; AKS docs, "Microsoft Entra Workload ID overview". */
export const federationSubject: ResourceRule = {
    name: "azure-federation-subject",
    protects: "One member's keys from pods of others: an identity is that of a single service account.",
    violation: "More than one service account, or every pod of a namespace, may present itself as the identity.",
    remediation: "Write `subject: system:serviceaccount:<namespace>:<account>`, of an account made for this.",
    severity: "critical",
    controls: [{ framework: "CIS AKS 1.8", reference: "4.1.5" }],
    types: ["azure-native:managedidentity:FederatedIdentityCredential"],
    check: ({ props }) => (isExact(text(props["subject"])) ? [] : ["subject"]),
};
