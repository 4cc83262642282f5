import * as pulumi from "@pulumi/pulumi";
import type { PodAccount, PodIdentity, SecretStore } from "../platform";
import { awsSecretsManager } from "../secrets/aws-secrets-manager";
import { EncryptionKey } from "./encryption-key";
import { keyPolicy, type Place, type Statement } from "./iam-policies";

/** Arguments of {@link EksSecretStore}. */
export interface EksSecretStoreArgs {
    readonly place: Place;
    /** The cluster's own name, and what names of its secrets begin with. */
    readonly cluster: string;
    readonly protect: boolean;
}

/**
 * AWS Secrets Manager: a key of the account's for what is put there, and for a pod the right to one secret alone. Nothing is
 * put there by the program.
 */
export class EksSecretStore extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:infra:EksSecretStore";
    readonly keyArn: pulumi.Output<string>;
    private readonly granted = new Set<string>();

    constructor(
        name: string,
        private readonly args: EksSecretStoreArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(EksSecretStore.__pulumiType, name, {}, opts);
        const key = new EncryptionKey(
            `${name}-key`,
            {
                description: `Secrets of ${args.cluster}`,
                alias: `${args.cluster}/secrets-manager`,
                policy: keyPolicy(args.place),
                protect: args.protect,
            },
            { parent: this },
        );
        this.keyArn = key.arn;
        this.registerOutputs({});
    }

    /** How many secrets pods have a right to; whoever fills the store pays for these at least. */
    get count(): number {
        return this.granted.size;
    }

    /**
     * The same as pods mount it.
     *
     * @param identity Gives an account's pods the right to read secrets of these names, without the cluster's in front.
     */
    mounted(identity: (account: PodAccount, rights: { readonly readSecrets: string[] }) => PodIdentity): SecretStore {
        const { cluster, place } = this.args;
        const prefix = `${cluster}/`;
        return awsSecretsManager({
            region: place.region,
            prefix,
            identity: (account, { readSecrets = [] }) =>
                identity(account, { readSecrets: readSecrets.map((secret) => secret.slice(prefix.length)) }),
        });
    }

    /** The right to read, or to change, one secret and no other. */
    rights(action: "read" | "write", name: string): pulumi.Output<Statement[]> {
        const { cluster, place } = this.args;
        this.granted.add(name);
        // Behind a secret's name AWS writes a dash and six characters of its own.
        const arn = `arn:${place.partition}:secretsmanager:${place.region}:${place.account}:secret:${cluster}/${name}-??????`;
        return this.keyArn.apply((key): Statement[] => [
            {
                Effect: "Allow",
                Action:
                    action === "read"
                        ? ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"]
                        : ["secretsmanager:PutSecretValue", "secretsmanager:DescribeSecret"],
                Resource: arn,
            },
            {
                Effect: "Allow",
                Action: action === "read" ? "kms:Decrypt" : ["kms:GenerateDataKey", "kms:Decrypt"],
                Resource: key,
                Condition: {
                    StringEquals: { "kms:ViaService": `secretsmanager.${place.region}.amazonaws.com` },
                },
            },
        ]);
    }
}
