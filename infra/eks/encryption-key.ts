import * as kms from "@pulumi/aws/kms";
import * as pulumi from "@pulumi/pulumi";

/** Arguments of {@link EncryptionKey}. */
export interface EncryptionKeyArgs {
    /** What it encrypts, for whoever looks at the account's keys. */
    readonly description: string;
    /** What it is found by, after `alias/`. */
    readonly alias: string;
    /** Who may use it, as JSON. */
    readonly policy: string;
    /** Whether it outlives a destroy: what it encrypted can't be read without it. */
    readonly protect: boolean;
}

/** A key of KMS that is turned over every year, under a name. */
export class EncryptionKey extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:infra:EncryptionKey";
    readonly arn: pulumi.Output<string>;

    constructor(name: string, args: EncryptionKeyArgs, opts?: pulumi.ComponentResourceOptions) {
        super(EncryptionKey.__pulumiType, name, { description: args.description }, opts);
        const child = { parent: this };
        const key = new kms.Key(
            name,
            {
                description: args.description,
                enableKeyRotation: true,
                rotationPeriodInDays: 365,
                deletionWindowInDays: 30,
                policy: args.policy,
            },
            { ...child, protect: args.protect, retainOnDelete: args.protect },
        );
        new kms.Alias(name, { name: `alias/${args.alias}`, targetKeyId: key.keyId }, child);
        this.arn = key.arn;
        this.registerOutputs({ arn: this.arn });
    }
}
