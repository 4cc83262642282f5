import * as secretsmanager from "@pulumi/aws/secretsmanager";
import * as pulumi from "@pulumi/pulumi";
import { EncryptionKey } from "./encryption-key";
import { keyPolicy, type Place, type Statement } from "./iam-policies";

/** Arguments of {@link EksSecretStore}. */
export interface EksSecretStoreArgs {
    readonly place: Place;
    /** The cluster's own name, and what names of its secrets begin with. */
    readonly cluster: string;
    readonly recoveryDays: number;
    readonly protect: boolean;
}

/** A secret to be kept. */
export interface KeptSecret {
    /** Its name, as the stack file has it. */
    readonly name: string;
    /** Values by key. Secret. */
    readonly values: pulumi.Input<Readonly<Record<string, string>>>;
}

/** AWS Secrets Manager: pods get files of a secret, by an identity that may read this secret alone. */
export class EksSecretStore extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:infra:EksSecretStore";
    readonly keyArn: pulumi.Output<string>;
    private readonly kept = new Map<string, pulumi.Resource>();

    constructor(
        private readonly name: string,
        private readonly args: EksSecretStoreArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(EksSecretStore.__pulumiType, name, { recoveryDays: args.recoveryDays }, opts);
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

    /** How many secrets it keeps. */
    get count(): number {
        return this.kept.size;
    }

    keep(secret: KeptSecret): pulumi.Resource {
        const kept = this.kept.get(secret.name) ?? this.make(secret);
        this.kept.set(secret.name, kept);
        return kept;
    }

    /** The right to read, or to change, one secret and no other. */
    rights(action: "read" | "write", name: string): pulumi.Output<Statement[]> {
        const { cluster, place } = this.args;
        // Behind a secret's name AWS writes a dash and six characters of its own.
        const arn = `arn:${place.partition}:secretsmanager:${place.region}:${place.account}:secret:${cluster}/${name}-??????`;
        return this.keyArn.apply((key): Statement[] => [
            ...(action === "write" ? [this.mayMake(name, key)] : []),
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

    /**
     * The right to make one secret, under the store's own key. What isn't there has no name that ends yet: the name asked
     * for decides. Source: Service Authorization Reference, "Actions, resources, and condition keys for AWS Secrets Manager".
     */
    private mayMake(name: string, key: string): Statement {
        const { cluster, place } = this.args;
        return {
            Effect: "Allow",
            Action: "secretsmanager:CreateSecret",
            Resource: `arn:${place.partition}:secretsmanager:${place.region}:${place.account}:secret:${cluster}/${name}*`,
            Condition: {
                StringEquals: {
                    "secretsmanager:Name": `${cluster}/${name}`,
                    "secretsmanager:KmsKeyId": key,
                },
            },
        };
    }

    private make({ name, values }: KeptSecret): pulumi.Resource {
        const { cluster, recoveryDays, protect } = this.args;
        const logical = `${this.name}-${name}`;
        const secret = new secretsmanager.Secret(
            logical,
            {
                name: `${cluster}/${name}`,
                kmsKeyId: this.keyArn,
                recoveryWindowInDays: protect ? recoveryDays : 7,
            },
            { parent: this, protect, retainOnDelete: protect },
        );
        return new secretsmanager.SecretVersion(
            logical,
            { secretId: secret.id, secretString: pulumi.secret(values).apply((all) => JSON.stringify(all)) },
            { parent: this },
        );
    }
}
