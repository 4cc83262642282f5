import * as ecr from "@pulumi/aws/ecr";
import * as pulumi from "@pulumi/pulumi";
import { EncryptionKey } from "./encryption-key";
import { keyPolicy, type Place } from "./iam-policies";

/** Arguments of {@link EksRegistry}. */
export interface EksRegistryArgs {
    readonly place: Place;
    /** The cluster's own name, and what names of its repositories begin with. */
    readonly cluster: string;
    readonly protect: boolean;
}

/** The images that `npm run images` builds. */
export const repositories = [
    "artemis",
    "corda-community",
    "corda-enterprise",
    "corda-firewall",
    "corda-ha-utilities",
    "postgresql",
] as const;

/** Repositories for the network's images: scanned when pushed, encrypted, and no tag ever means another image. */
export class EksRegistry extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:infra:EksRegistry";
    /** What `network.images.registry` takes. */
    readonly address: string;

    constructor(name: string, args: EksRegistryArgs, opts?: pulumi.ComponentResourceOptions) {
        super(EksRegistry.__pulumiType, name, {}, opts);
        const child = { parent: this };
        const { account, region, partition } = args.place;
        this.address = `${account}.dkr.ecr.${region}.amazonaws.com${partition === "aws-cn" ? ".cn" : ""}/${args.cluster}`;
        const key = new EncryptionKey(
            `${name}-key`,
            {
                description: `Images of ${args.cluster}`,
                alias: `${args.cluster}/images`,
                policy: keyPolicy(args.place),
                protect: args.protect,
            },
            child,
        );
        for (const image of repositories) {
            const repository = new ecr.Repository(
                `${name}-${image}`,
                {
                    name: `${args.cluster}/${image}`,
                    imageTagMutability: "IMMUTABLE",
                    imageScanningConfiguration: { scanOnPush: true },
                    encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: key.arn }],
                    forceDelete: false,
                },
                { ...child, protect: args.protect },
            );
            new ecr.LifecyclePolicy(
                `${name}-${image}`,
                {
                    repository: repository.name,
                    policy: JSON.stringify({
                        rules: [
                            {
                                rulePriority: 1,
                                description: "What no tag names is gone after two weeks",
                                selection: {
                                    tagStatus: "untagged",
                                    countType: "sinceImagePushed",
                                    countUnit: "days",
                                    countNumber: 14,
                                },
                                action: { type: "expire" },
                            },
                        ],
                    }),
                },
                child,
            );
        }
        this.registerOutputs({ address: this.address });
    }
}
