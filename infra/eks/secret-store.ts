import * as pulumi from "@pulumi/pulumi";
import type { CloudRights, PodAccount, PodIdentity } from "../pod-identity";
import type { SecretStore } from "../secret-store";
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

/** Names of secrets by what may be done with them, without the cluster's before them. */
export interface SecretRights {
    readonly read: readonly string[];
    readonly write: readonly string[];
}

/**
 * AWS Secrets Manager: a key of the account's for what is put there, and for a pod the right to one secret alone. The program
 * puts nothing there; its Jobs keep what they made.
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
     * The same as pods use it.
     *
     * @param identity Gives an account's pods rights to secrets of these names, without the cluster's in front.
     */
    used(identity: (account: PodAccount, rights: CloudRights) => PodIdentity): SecretStore {
        const { cluster, place } = this.args;
        const prefix = `${cluster}/`;
        const short = (names: readonly string[]) => names.map((name) => name.slice(prefix.length));
        return awsSecretsManager({
            region: place.region,
            prefix,
            kmsKey: this.keyArn,
            identity: (account, { readSecrets = [], writeSecrets = [] }) =>
                identity(account, { readSecrets: short(readSecrets), writeSecrets: short(writeSecrets) }),
        });
    }

    /**
     * The rights to read and to change secrets, each by its name and no other. What is kept by a Job is made by it, under
     * the store's own key: nothing is there yet whose end could be named, and so the name that is asked for decides.
     * Source: Service Authorization Reference, "Actions, resources, and condition keys for AWS Secrets Manager". Few
     * statements, because all policies in a role have 10,240 characters together.
     */
    rights({ read, write }: SecretRights): pulumi.Output<Statement[]> {
        const { region } = this.args.place;
        const both = read.filter((name) => write.includes(name));
        const alone = (names: readonly string[]) => names.filter((name) => !both.includes(name));
        for (const name of [...read, ...write]) {
            this.granted.add(name);
        }
        return this.keyArn.apply((key): Statement[] => [
            ...this.may(["GetSecretValue", "DescribeSecret"], alone(read)),
            ...this.may(["PutSecretValue", "DescribeSecret"], alone(write)),
            ...this.may(["GetSecretValue", "DescribeSecret", "PutSecretValue"], both),
            ...(write.length === 0 ? [] : [this.mayMake(write, key)]),
            {
                Effect: "Allow",
                Action: write.length === 0 ? "kms:Decrypt" : ["kms:GenerateDataKey", "kms:Decrypt"],
                Resource: key,
                Condition: { StringEquals: { "kms:ViaService": `secretsmanager.${region}.amazonaws.com` } },
            },
        ]);
    }

    private may(actions: readonly string[], names: readonly string[]): Statement[] {
        // Behind a secret's name AWS writes a dash and six characters of its own.
        const [first, ...others] = names.map((name) => this.arn(`${name}-??????`));
        return first === undefined
            ? []
            : [
                  {
                      Effect: "Allow",
                      Action: actions.map((action) => `secretsmanager:${action}`),
                      Resource: others.length === 0 ? first : [first, ...others],
                  },
              ];
    }

    private mayMake(names: readonly string[], key: string): Statement {
        const { cluster } = this.args;
        return {
            Effect: "Allow",
            Action: "secretsmanager:CreateSecret",
            Resource: this.arn("*"),
            Condition: {
                StringEquals: {
                    "secretsmanager:Name": names.map((name) => `${cluster}/${name}`),
                    "secretsmanager:KmsKeyId": key,
                },
            },
        };
    }

    private arn(name: string): string {
        const { cluster, place } = this.args;
        return `arn:${place.partition}:secretsmanager:${place.region}:${place.account}:secret:${cluster}/${name}`;
    }
}
