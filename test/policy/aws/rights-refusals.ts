import type { Pass, Refusal } from "../refusal";
import { passed, refused } from "./cases";
import { attachment, key, owner, pods, policy, reading, rights, role, service } from "./compliant-rights";

const everybody = { ...owner, Principal: { AWS: "*" } };
const trust = "assumeRolePolicy";

/** The role of a service, with a trust by which it can be taken for every account. */
const ofService = () => role(service);

export const rightsRefusals: readonly Refusal[] = [
    refused("aws-key-rotation", "a key that stays as it is", key, ["enableKeyRotation", undefined]),
    refused("aws-key-deletion", "a key that is gone in a week", key, ["deletionWindowInDays", 7]),
    refused("aws-key-deletion", "a number of days that is text", key, ["deletionWindowInDays", "30"]),
    refused(
        "aws-public-policy",
        "a key for every account",
        key,
        ["policy", policy(owner, everybody)],
        "policy.Statement[1].Principal",
    ),
    refused(
        "aws-public-policy",
        "a condition that narrows nothing",
        key,
        ["policy", policy({ ...everybody, Condition: { StringLike: { "kms:CallerAccount": "*" } } })],
        "policy.Statement[0].Principal",
    ),
    refused(
        "aws-public-policy",
        "a condition that lets through who doesn't say",
        key,
        ["policy", policy({ ...everybody, Condition: { StringEqualsIfExists: { "aws:PrincipalOrgID": "o-1" } } })],
        "policy.Statement[0].Principal",
    ),
    refused(
        "aws-public-policy",
        "a condition that holds where there is no value at all",
        key,
        [
            "policy",
            policy({
                ...everybody,
                Condition: { "ForAllValues:StringEquals": { "kms:CallerAccount": "123456789012" } },
            }),
        ],
        "policy.Statement[0].Principal",
    ),
    refused(
        "aws-public-policy",
        "everybody but one",
        key,
        [
            "policy",
            policy({ Effect: "Allow", NotPrincipal: { AWS: "arn:aws:iam::210987654321:root" }, Action: "kms:*" }),
        ],
        "policy.Statement[0].Principal",
    ),
    refused(
        "aws-any-action",
        "all of a service",
        rights,
        ["policy", policy(reading, { ...reading, Action: ["kms:Decrypt", "secretsmanager:*"] })],
        "policy.Statement[1].Action",
    ),
    refused(
        "aws-any-action",
        "all there is, in a statement that isn't a list",
        rights,
        ["policy", JSON.stringify({ Statement: { Effect: "Allow", Action: "*", Resource: "*" } })],
        "policy.Statement.Action",
    ),
    refused(
        "aws-any-action",
        "all but some",
        rights,
        ["policy", policy({ Effect: "Allow", NotAction: "iam:*", Resource: reading.Resource })],
        "policy.Statement[0].NotAction",
    ),
    refused(
        "aws-any-action",
        "all of a service, written into a role",
        role,
        ["inlinePolicies", [{ name: "all", policy: policy({ ...reading, Action: "s3:*" }) }]],
        "inlinePolicies[0].policy.Statement[0].Action",
    ),
    refused(
        "aws-any-resource",
        "reading every secret",
        rights,
        ["policy", policy({ ...reading, Resource: "*" })],
        "policy.Statement[0].Resource",
    ),
    refused(
        "aws-any-resource",
        "a condition about the way, not the thing",
        rights,
        [
            "policy",
            policy({
                Effect: "Allow",
                Action: ["ec2:DescribeSubnets", "kms:Decrypt"],
                Resource: ["*"],
                Condition: { StringEquals: { "kms:ViaService": "ec2.eu-west-1.amazonaws.com" } },
            }),
        ],
        "policy.Statement[0].Resource",
    ),
    refused(
        "aws-any-resource",
        "all secrets but one",
        rights,
        ["policy", policy({ Effect: "Allow", Action: reading.Action, NotResource: reading.Resource })],
        "policy.Statement[0].Resource",
    ),
    refused("aws-administrator-policy", "a machine that may do everything", attachment, [
        "policyArn",
        "arn:aws:iam::aws:policy/AdministratorAccess",
    ]),
    refused("aws-administrator-policy", "a machine that may do all of a service", attachment, [
        "policyArn",
        "arn:aws:iam::aws:policy/AmazonS3FullAccess",
    ]),
    refused(
        "aws-administrator-policy",
        "a role that is made with such a policy",
        role,
        ["managedPolicyArns", ["arn:aws:iam::aws:policy/PowerUserAccess"]],
        "managedPolicyArns[0]",
    ),
    refused(
        "aws-role-of-anybody",
        "a role for every account",
        role,
        [trust, policy({ Effect: "Allow", Principal: { AWS: ["*"] }, Action: "sts:AssumeRole" })],
        `${trust}.Statement[0].Principal`,
    ),
    refused(
        "aws-role-of-anybody",
        "a star in place of a principal",
        role,
        [trust, policy(pods, { Effect: "Allow", Principal: "*", Action: "sts:AssumeRole" })],
        `${trust}.Statement[1].Principal`,
    ),
    refused(
        "aws-role-of-service",
        "a service that works for any account",
        ofService,
        [trust, policy({ ...service, Condition: undefined })],
        `${trust}.Statement[0].Condition`,
    ),
    refused(
        "aws-role-of-pods",
        "pods of every ServiceAccount of a namespace",
        role,
        [
            trust,
            policy({
                ...pods,
                Condition: {
                    StringEquals: {
                        "aws:RequestTag/eks-cluster-name": "corda-prod",
                        "aws:RequestTag/kubernetes-namespace": "corda",
                    },
                },
            }),
        ],
        `${trust}.Statement[0].Condition`,
    ),
    refused(
        "aws-role-of-pods",
        "pods of whichever cluster",
        role,
        [
            trust,
            policy({
                ...pods,
                Condition: {
                    StringLike: { ...pods.Condition.StringEquals, "aws:RequestTag/eks-cluster-name": "*" },
                },
            }),
        ],
        `${trust}.Statement[0].Condition`,
    ),
    {
        rule: "aws-access-key",
        what: "a user's key beside a role",
        of: role,
        among: (examples) => [...examples, { type: "aws:iam/accessKey:AccessKey", props: { user: "somebody" } }],
        at: "user",
    },
];

export const rightsPasses: readonly Pass[] = [
    passed(
        "aws-key-rotation",
        "a key that signs, which can't be turned over",
        key,
        ["customerMasterKeySpec", "ECC_NIST_P256"],
        ["enableKeyRotation", false],
    ),
    passed("aws-key-deletion", "the default, which is the longest", key, ["deletionWindowInDays", undefined]),
    passed("aws-public-policy", "everybody of the account by one service", key, [
        "policy",
        policy(owner, {
            ...everybody,
            Condition: {
                StringEquals: {
                    "kms:CallerAccount": "123456789012",
                    "kms:ViaService": "ec2.eu-west-1.amazonaws.com",
                },
            },
        }),
    ]),
    passed("aws-public-policy", "a policy of which nothing is said, which is the account's", key, [
        "policy",
        undefined,
    ]),
    passed("aws-public-policy", "a text that isn't a policy", key, ["policy", "{"]),
    passed("aws-any-action", "a star within an action's name", rights, [
        "policy",
        policy({ ...reading, Action: "kms:GenerateDataKey*" }),
    ]),
    passed("aws-any-action", "a star before an action's name ends", rights, [
        "policy",
        policy({ ...reading, Action: "secretsmanager:*SecretValue" }),
    ]),
    passed("aws-any-action", "everything, denied", rights, [
        "policy",
        policy(reading, { Effect: "Deny", Action: "*", Resource: "*" }),
    ]),
    passed("aws-any-resource", "looking at everything", rights, [
        "policy",
        policy({ Effect: "Allow", Action: ["ec2:DescribeSubnets", "route53:ListHostedZones"], Resource: "*" }),
    ]),
    passed("aws-any-resource", "a token for a registry, which knows no resource", rights, [
        "policy",
        policy({ Effect: "Allow", Action: "ecr:GetAuthorizationToken", Resource: "*" }),
    ]),
    passed("aws-any-resource", "everything of a tag", rights, [
        "policy",
        policy({
            Effect: "Allow",
            Action: "elasticloadbalancing:RegisterTargets",
            Resource: "*",
            Condition: { StringEquals: { "aws:ResourceTag/corda/cluster": "corda-prod" } },
        }),
    ]),
    passed("aws-administrator-policy", "a policy of one's own whose name is like it", attachment, [
        "policyArn",
        "arn:aws:iam::123456789012:policy/NoAdministratorAccessAtAll",
    ]),
    passed("aws-administrator-policy", "one that doesn't end like it", attachment, [
        "policyArn",
        "arn:aws:iam::123456789012:policy/S3FullAccessReview",
    ]),
    passed("aws-administrator-policy", "a role that is made with a narrow policy", role, [
        "managedPolicyArns",
        ["arn:aws:iam::aws:policy/AmazonEKSClusterPolicy"],
    ]),
    passed("aws-role-of-anybody", "one account's role", role, [
        trust,
        policy({
            Effect: "Allow",
            Principal: { AWS: "arn:aws:iam::123456789012:role/corda-deployer" },
            Action: "sts:AssumeRole",
        }),
    ]),
    passed("aws-role-of-service", "machines, for which EC2 names no account", ofService, [
        trust,
        policy({ Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" }),
    ]),
    passed("aws-role-of-service", "a service that works for one resource", ofService, [
        trust,
        policy({ ...service, Condition: { ArnLike: { "AWS:SourceArn": "arn:aws:eks:*:123456789012:cluster/corda" } } }),
    ]),
    passed("aws-role-of-pods", "the cluster by its ARN", role, [
        trust,
        policy({
            ...pods,
            Condition: {
                StringEquals: {
                    "aws:RequestTag/eks-cluster-arn": "arn:aws:eks:eu-west-1:123456789012:cluster/corda-prod",
                    "aws:RequestTag/kubernetes-namespace": "corda",
                    "aws:RequestTag/kubernetes-service-account": "bank-a",
                },
            },
        }),
    ]),
    passed("aws-access-key", "a user without a key", () => [
        { type: "aws:iam/user:User", props: { name: "somebody" } },
    ]),
];
