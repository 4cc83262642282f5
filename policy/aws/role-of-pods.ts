import { at } from "../reading";
import type { ResourceRule } from "../rule";
import { allowances, namedBy, texts } from "./statements";

/** What tells a pod from others, in as many ways as there are: one of each has to be said. */
const told = [
    ["aws:requesttag/kubernetes-service-account"],
    ["aws:requesttag/kubernetes-namespace"],
    ["aws:requesttag/eks-cluster-name", "aws:requesttag/eks-cluster-arn"],
];

/** Source: EKS user guide, "Create IAM role with trust policy required by EKS Pod Identity". */
export const roleOfPods: ResourceRule = {
    name: "aws-role-of-pods",
    protects: "One node's secrets and backups from the pods of every other account, namespace or cluster.",
    violation: "A role can be taken by more pods than those of one ServiceAccount.",
    remediation: "Name the cluster, the namespace and the ServiceAccount in the statement's StringEquals.",
    severity: "high",
    controls: [{ framework: "CIS EKS 1.8", reference: "5.2.1" }],
    types: ["aws:iam/role:Role"],
    check: ({ props }) =>
        allowances(props["assumeRolePolicy"], "assumeRolePolicy")
            .filter(({ value }) => {
                const named = namedBy(value);
                return (
                    texts(at(value, "Principal", "Service")).includes("pods.eks.amazonaws.com") &&
                    !told.every((ways) => ways.some((key) => named.includes(key)))
                );
            })
            .map(({ path }) => `${path}.Condition`),
};
