import { describe, expect, it } from "vitest";
import { boundIdentity } from "../../../infra/existing/workload-identity";

const account = { name: "party-a", namespace: "corda" };
const bound = (kind: "google" | "aws" | "azure", identity: string) =>
    boundIdentity(
        {
            kind,
            identities: [
                { account: "party-b", identity: "other" },
                { account: "party-a", identity },
            ],
        },
        account,
    );

describe("the identity of a pod in a cloud that somebody else provisioned", () => {
    it("is bound as GKE's metadata server knows it [003-16]", () => {
        const identity = "party-a@bank.iam.gserviceaccount.com";
        expect(bound("google", identity)).toEqual({
            accountAnnotations: { "iam.gke.io/gcp-service-account": identity },
            podLabels: {},
            requires: [],
        });
    });

    it("is a role that a cluster's own OIDC issuer vouches for, on EC2 [002-38]", () => {
        const role = "arn:aws:iam::111122223333:role/party-a";
        expect(bound("aws", role)).toMatchObject({ accountAnnotations: { "eks.amazonaws.com/role-arn": role } });
    });

    it("takes a label of the pod's on Azure, without which its webhook does nothing [001-16]", () => {
        expect(bound("azure", "11111111-2222-3333-4444-555555555555").podLabels).toEqual({
            "azure.workload.identity/use": "true",
        });
    });

    it("is refused to an account that the stack file names none for: nobody gets another's rights [003-16]", () => {
        expect(() => boundIdentity({ kind: "google", identities: [] }, account)).toThrow(
            "corda:platform.workloadIdentity.identities: has none for ServiceAccount party-a (namespace corda)",
        );
    });
});
