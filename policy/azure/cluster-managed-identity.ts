import { at } from "../reading";
import type { ResourceRule } from "../rule";
import { isGiven } from "./presence";
import { word } from "./words";

const kinds: ReadonlySet<string> = new Set(["systemassigned", "userassigned"]);

/** Source: AKS docs, "Use a managed identity in AKS". */
export const clusterManagedIdentity: ResourceRule = {
    name: "azure-cluster-managed-identity",
    protects: "What the control plane may do in Azure, from a service principal's password, which leaks and expires.",
    violation: "The control plane logs in to Azure by a password.",
    remediation:
        "Remove `servicePrincipalProfile`, and write `identity.type: UserAssigned` with an identity of its own.",
    severity: "high",
    controls: [{ framework: "CIS AKS 1.8", reference: "5.2.1" }],
    types: ["azure-native:containerservice:ManagedCluster"],
    check: ({ props }) =>
        isGiven(props, "servicePrincipalProfile")
            ? ["servicePrincipalProfile"]
            : kinds.has(word(at(props, "identity", "type")))
              ? []
              : ["identity.type"],
};
