import { at, list } from "../reading";
import type { ResourceRule } from "../rule";
import { given } from "./given";

/** Source: EKS user guide, "Encrypt Kubernetes secrets with KMS". */
export const clusterSecretsKey: ResourceRule = {
    name: "aws-cluster-secrets-key",
    protects: "Keys and passwords that etcd keeps from whoever gets at its disks or backups.",
    violation: "Secrets in etcd aren't encrypted by a key of the account's own.",
    remediation: 'Give encryptionConfig a key of KMS and the resources ["secrets"].',
    severity: "critical",
    controls: [{ framework: "CIS EKS 1.8", reference: "5.3.1" }],
    types: ["aws:eks/cluster:Cluster"],
    check: ({ props }) => {
        const encryption = at(props, "encryptionConfig");
        if (!list(at(encryption, "resources")).includes("secrets")) {
            return ["encryptionConfig.resources"];
        }
        return given(at(encryption, "provider"), "keyArn") ? [] : ["encryptionConfig.provider.keyArn"];
    },
};
