/** A statement of a policy, as IAM writes it. */
export interface Statement {
    readonly Sid?: string;
    readonly Effect: "Allow" | "Deny";
    readonly Principal?: "*" | Readonly<Record<string, string | readonly string[]>>;
    readonly Action: string | readonly string[];
    readonly Resource?: string | readonly string[];
    readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** A policy's text. */
export function policyDocument(statements: readonly Statement[]): string {
    return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}

/** Lets a service of AWS take a role. */
export function assumedByService(service: string, account?: string): string {
    return policyDocument([
        {
            Effect: "Allow",
            Principal: { Service: service },
            Action: "sts:AssumeRole",
            ...(account !== undefined && { Condition: { StringEquals: { "aws:SourceAccount": account } } }),
        },
    ]);
}

/** A ServiceAccount of one cluster. */
export interface TrustedAccount {
    readonly cluster: string;
    readonly namespace: string;
    readonly name: string;
}

/**
 * Lets the pods of one ServiceAccount take a role, and those of no other, nor of another cluster. Source: EKS user guide,
 * "Create IAM role with trust policy required by EKS Pod Identity".
 */
export function assumedByPods({ cluster, namespace, name }: TrustedAccount): string {
    return policyDocument([
        {
            Effect: "Allow",
            Principal: { Service: "pods.eks.amazonaws.com" },
            Action: ["sts:AssumeRole", "sts:TagSession"],
            Condition: {
                StringEquals: {
                    "aws:RequestTag/eks-cluster-name": cluster,
                    "aws:RequestTag/kubernetes-namespace": namespace,
                    "aws:RequestTag/kubernetes-service-account": name,
                },
            },
        },
    ]);
}

/** Where everything is made. */
export interface Place {
    readonly partition: string;
    readonly region: string;
    readonly account: string;
}

/** The key's owner is the account: who may use it is said by roles' policies. Source: KMS, "Default key policy". */
function ownedByAccount({ partition, account }: Place): Statement {
    return {
        Sid: "Owner",
        Effect: "Allow",
        Principal: { AWS: `arn:${partition}:iam::${account}:root` },
        Action: "kms:*",
        Resource: "*",
    };
}

/** Policy of a key that only roles of the account use. */
export function keyPolicy(place: Place): string {
    return policyDocument([ownedByAccount(place)]);
}

/** Policy of the key of log groups whose names begin alike. Source: CloudWatch Logs, "Encrypt log data using AWS KMS". */
export function logsKeyPolicy(place: Place, groups: readonly string[]): string {
    const { partition, region, account } = place;
    return policyDocument([
        ownedByAccount(place),
        {
            Sid: "Logs",
            Effect: "Allow",
            Principal: { Service: `logs.${region}.amazonaws.com` },
            Action: ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"],
            Resource: "*",
            Condition: {
                ArnLike: {
                    "kms:EncryptionContext:aws:logs:arn": groups.map(
                        (group) => `arn:${partition}:logs:${region}:${account}:log-group:${group}`,
                    ),
                },
            },
        },
    ]);
}

/**
 * Policy of the key of machines' and pods' volumes: whoever in the account may use EC2 has them opened by it, also the
 * service that keeps a node group at its size. Source: EBS, "How Amazon EBS encryption works".
 */
export function volumesKeyPolicy(place: Place): string {
    return policyDocument([
        ownedByAccount(place),
        {
            Sid: "Volumes",
            Effect: "Allow",
            Principal: { AWS: "*" },
            Action: [
                "kms:Encrypt",
                "kms:Decrypt",
                "kms:ReEncrypt*",
                "kms:GenerateDataKey*",
                "kms:CreateGrant",
                "kms:DescribeKey",
            ],
            Resource: "*",
            Condition: {
                StringEquals: {
                    "kms:CallerAccount": place.account,
                    "kms:ViaService": `ec2.${place.region}.amazonaws.com`,
                },
            },
        },
    ]);
}
