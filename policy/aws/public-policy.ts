import type { ResourceRule } from "../rule";
import { allowances, isPublic } from "./statements";

/** Source: IAM user guide, "AWS JSON policy elements: Principal". */
export const publicPolicy: ResourceRule = {
    name: "aws-public-policy",
    protects: "Keys, secrets, images and backups from every other account of AWS.",
    violation: "A policy lets in whoever comes, from any account.",
    remediation:
        "Name the account or the role as Principal, or narrow the statement by kms:CallerAccount or aws:PrincipalOrgID.",
    severity: "critical",
    controls: [],
    types: [
        "aws:kms/key:Key",
        "aws:kms/keyPolicy:KeyPolicy",
        "aws:s3/bucketPolicy:BucketPolicy",
        "aws:secretsmanager/secret:Secret",
        "aws:secretsmanager/secretPolicy:SecretPolicy",
        "aws:ecr/repositoryPolicy:RepositoryPolicy",
    ],
    check: ({ props }) =>
        allowances(props["policy"], "policy")
            .filter(({ value }) => isPublic(value))
            .map(({ path }) => `${path}.Principal`),
};
