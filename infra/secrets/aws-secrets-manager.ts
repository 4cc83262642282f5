import type { CloudRights, OutsideSecretStore, PodAccount, PodIdentity, SecretEntry } from "../platform";
import { fileMode, mountedFiles, names, secretName, written } from "./mounted-files";

/** Arguments of {@link awsSecretsManager}. */
export interface AwsSecretsManagerArgs {
    readonly region: string;
    /** What the names of all secrets begin with, like `corda/`. */
    readonly prefix: string;
    /** Where secrets are replicated to, and read from while the region doesn't answer. @default nowhere */
    readonly failoverRegion?: string;
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
    };
}
