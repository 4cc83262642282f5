import { list } from "../reading";
import type { ResourceRule } from "../rule";

/** What a token has to be made for. Source: Microsoft Entra docs, "Workload identity federation". */
const exchange = "api://AzureADTokenExchange";

/** Source: Microsoft Entra docs, "Important considerations and restrictions for federated identity credentials". */
export const federationAudience: ResourceRule = {
    name: "azure-federation-audience",
    protects: "An identity from a token that a pod gave to somebody else, who presents it to Entra ID.",
    violation: "Entra ID takes tokens that were made for another purpose.",
    remediation: "Write `audiences: [api://AzureADTokenExchange]` and nothing else.",
    severity: "high",
    controls: [],
    types: ["azure-native:managedidentity:FederatedIdentityCredential"],
    check: ({ props }) => {
        const audiences = list(props["audiences"]);
        return audiences.length === 1 && audiences[0] === exchange ? [] : ["audiences"];
    },
};
