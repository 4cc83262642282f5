import type { StackInput } from "../../config/read";
import { completeStack, type Raw } from "./fixture";

/** A network for production on a GKE of somebody else's: every key of such a platform, and no mistake in it. */
export function existingStack(): Raw {
    const platform: StackInput["platform"] = {
        kind: "existing",
        flavour: "gke",
        stackReference: { stack: "bank/clusters/prod", output: "kubeconfig" },
        context: "bank-prod",
        clusterScope: "forbidden",
        nameServers: ["10.8.0.10"],
        loadBalancers: {
            scheme: "internal",
            sourceRanges: ["10.20.0.0/16"],
            annotations: [{ key: "networking.gke.io/internal-load-balancer-allow-global-access", value: "true" }],
        },
        dns: { zone: "corda.bank.example.com" },
        workloadIdentity: {
            kind: "google",
            identities: [
                { account: "party-a", identity: "party-a@bank-prod.iam.gserviceaccount.com" },
                { account: "party-b", identity: "party-b@bank-prod.iam.gserviceaccount.com" },
            ],
        },
    };
    const { network } = completeStack() as { network: object };
    return { platform: structuredClone(platform), network: { ...network, environment: "prod" } };
}
