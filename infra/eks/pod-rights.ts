import * as pulumi from "@pulumi/pulumi";
import type { CloudRights } from "../pod-identity";
import type { Statement } from "./iam-policies";
import type { SecretRights } from "./secret-store";

/** Where a pod's rights are to what. */
export interface GrantedPlaces {
    readonly secrets?: { rights(of: SecretRights): pulumi.Output<Statement[]> };
    readonly backups?: { readonly bucketArn: pulumi.Output<string>; readonly keyArn: pulumi.Output<string> };
}

/**
 * What rights come to in AWS: each secret by its name, each folder of the backups. Keys in CloudHSM are reached by
 * addresses and a user of its own, so that no right of AWS goes with them.
 *
 * @throws Error for rights in a store or a bucket that the platform doesn't have.
 */
export function podStatements(rights: CloudRights, places: GrantedPlaces): pulumi.Output<Statement[]> {
    const { readSecrets = [], writeSecrets = [], readBackups = [], writeBackups = [] } = rights;
    const [secret] = [...readSecrets, ...writeSecrets];
    const store = (name: string) =>
        places.secrets ?? missing(`secret ${name}`, "secrets: { kind: aws-secrets-manager }");
    const bucket = (folder: string) => places.backups ?? missing(`backups in ${folder}`, "backups: { kind: s3 }");
    const folders = (list: readonly string[], allowed: (arn: string, folder: string) => Statement[], keys: string[]) =>
        list.map((folder) => {
            const { bucketArn, keyArn } = bucket(folder);
            return pulumi
                .all([bucketArn, keyArn])
                .apply(([arn, key]): Statement[] => [
                    ...allowed(arn, folder),
                    { Effect: "Allow", Action: keys, Resource: key },
                ]);
        });
    return pulumi
        .all([
            ...(secret === undefined ? [] : [store(secret).rights({ read: readSecrets, write: writeSecrets })]),
            ...folders(
                readBackups,
                (arn, folder) => [
                    { Effect: "Allow", Action: "s3:GetObject", Resource: `${arn}/${folder}/*` },
                    {
                        Effect: "Allow",
                        Action: "s3:ListBucket",
                        Resource: arn,
                        Condition: { StringLike: { "s3:prefix": `${folder}/*` } },
                    },
                ],
                ["kms:Decrypt"],
            ),
            ...folders(
                writeBackups,
                (arn, folder) => [{ Effect: "Allow", Action: "s3:PutObject", Resource: `${arn}/${folder}/*` }],
                ["kms:GenerateDataKey", "kms:Decrypt"],
            ),
        ])
        .apply((lists) => lists.flat());
}

function missing(what: string, remedy: string): never {
    throw new Error(`a pod may use ${what}, and corda:platform has no place for it: write ${remedy}`);
}
