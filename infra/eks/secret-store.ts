import * as secretsmanager from "@pulumi/aws/secretsmanager";
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { KeptSecret, MountedSecret, SecretStore } from "../platform";
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

/** Where the CSI driver's classes are. */
const classes = { apiVersion: "secrets-store.csi.x-k8s.io/v1", kind: "SecretProviderClass" } as const;

/** AWS Secrets Manager: pods get files of a secret, by an identity that may read this secret alone. */
export class EksSecretStore extends pulumi.ComponentResource implements SecretStore {
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

    mount({ name, keys, namespace }: MountedSecret, opts: pulumi.CustomResourceOptions) {
        const provider = new kubernetes.apiextensions.CustomResource(
            `${name}-store`,
            {
                ...classes,
                metadata: { name, namespace },
                spec: {
                    provider: "aws",
                    parameters: {
                        region: this.args.place.region,
                        usePodIdentity: "true",
                        objects: objectsOf(`${this.args.cluster}/${name}`, keys),
                    },
                },
            },
            opts,
        );
        return {
            volume: {
                csi: {
                    driver: "secrets-store.csi.k8s.io",
                    readOnly: true,
                    volumeAttributes: { secretProviderClass: name },
                },
            },
            requires: [provider],
        };
    }

    /** The right to read, or to change, one secret and no other. */
    rights(action: "read" | "write", name: string): pulumi.Output<Statement[]> {
        const { cluster, place } = this.args;
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

/** What the driver makes files of: each key of the secret one. JSON is YAML, which it reads. */
export function objectsOf(secret: string, keys: readonly string[]): string {
    return JSON.stringify([
        {
            objectName: secret,
            objectType: "secretsmanager",
            jmesPath: keys.map((key) => ({ path: JSON.stringify(key), objectAlias: key })),
        },
    ]);
}
