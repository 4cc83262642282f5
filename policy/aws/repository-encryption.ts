import { list, places } from "../reading";
import type { ResourceRule } from "../rule";
import { given } from "./given";

/** It can't be encrypted otherwise later. Source: ECR user guide, "Encryption at rest". */
export const repositoryEncryption: ResourceRule = {
    name: "aws-repository-encryption",
    protects: "Licensed software and CorDapps in images from whoever may read the registry, and not the key.",
    violation: "A repository isn't encrypted by a key of the account's own.",
    remediation: "Set encryptionType to KMS and kmsKey to a key of KMS.",
    severity: "medium",
    controls: [],
    types: ["aws:ecr/repository:Repository"],
    check: ({ props }) => {
        if (list(props["encryptionConfigurations"]).length === 0) {
            return ["encryptionConfigurations"];
        }
        return places(props["encryptionConfigurations"], "encryptionConfigurations").flatMap(({ value, path }) => {
            if (value["encryptionType"] !== "KMS" && value["encryptionType"] !== "KMS_DSSE") {
                return [`${path}.encryptionType`];
            }
            return given(value, "kmsKey") ? [] : [`${path}.kmsKey`];
        });
    },
};
