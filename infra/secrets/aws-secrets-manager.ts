import type * as pulumi from "@pulumi/pulumi";
import type { CloudRights, PodAccount, PodIdentity } from "../pod-identity";
import type { OutsideSecretStore, SecretEntry } from "../secret-store";
import { fileMode, mountedFiles, names, secretName, written, writtenNames } from "./mounted-files";

/** Arguments of {@link awsSecretsManager}. */
export interface AwsSecretsManagerArgs {
    readonly region: string;
    /** What the names of all secrets begin with, like `corda/`. */
    readonly prefix: string;
    /** Where secrets are replicated to, and read from while the region doesn't answer. @default nowhere */
    readonly failoverRegion?: string;
    /** The key that secrets are made under. @default the cloud account's own */
    readonly kmsKey?: pulumi.Input<string>;
    /** Gives an account rights in the cloud. It is called for every mount: rights of one account add up. */
    readonly identity: (account: PodAccount, rights: CloudRights) => PodIdentity;
}

/**
 * AWS Secrets Manager: every key of a secret is a secret there, `<prefix><secret>/<key>`, text as its string and a file
 * as its binary. One with all keys in it would be simpler to write, but the provider puts the whole of it beside the keys
 * that are asked for, and with it passwords into containers that shall not have them.
 * Source: README of the AWS provider for the Secrets Store CSI driver, "SecretProviderClass options".
 */
export function awsSecretsManager(args: AwsSecretsManagerArgs): OutsideSecretStore {
    const { region, prefix, failoverRegion } = args;
    const entry = (secret: string, key: string): SecretEntry => {
        const name = `${prefix}${secretName(secret)}/${key}`;
        // Source: AWS Secrets Manager API reference, CreateSecret.
        if (!/^[\w/+=.@-]{1,512}$/.test(name)) {
            throw new Error(`AWS Secrets Manager can't have a secret ${name}: at most 512 letters, digits and /_+=.@-`);
        }
        return { name };
    };
    return {
        kind: "aws-secrets-manager",
        entry,
        mount: (request) => {
            const files = mountedFiles(request, entry);
            return {
                provider: "aws",
                parameters: {
                    region,
                    ...(failoverRegion !== undefined && { failoverRegion }),
                    usePodIdentity: "true",
                    objects: written(
                        files.map(({ key, entry: { name } }) => ({
                            objectName: name,
                            objectType: "secretsmanager",
                            objectAlias: key,
                            filePermission: fileMode,
                        })),
                    ),
                },
                requires: args.identity(request.account, { readSecrets: names(files) }).requires,
            };
        },
        writer: (request) => {
            const secrets = writtenNames(request, entry);
            const { requires, egress } = args.identity(request.account, {
                readSecrets: secrets,
                writeSecrets: secrets,
            });
            return {
                environment: {
                    AWS_REGION: region,
                    AWS_CONTAINER_CREDENTIALS_FULL_URI: agentUrl,
                    ...(args.kmsKey !== undefined && { SECRETS_KMS_KEY: args.kmsKey }),
                },
                token: { audience: "pods.eks.amazonaws.com", variable: "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE" },
                // EKS would mount it into every container of such a pod.
                withheld: (containers) => ({ "eks.amazonaws.com/skip-containers": containers.join(",") }),
                port: 443,
                egress,
                requires,
            };
        },
    };
}

/** Where EKS' agent hands out a role's credentials. Source: EKS user guide, "Understand how EKS Pod Identity works". */
const agentUrl = "http://169.254.170.23/v1/credentials";
