import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { labels } from "../labels";

/** Arguments of {@link NamedSecrets}. */
export interface NamedSecretsArgs {
    readonly namespace: pulumi.Input<string>;
    /** Values by the secret's name and key. What is a file comes in base64, under a key that says so by its ending. */
    readonly values: Readonly<Record<string, Readonly<Record<string, string>>>>;
    readonly partOf: string;
}

/** Keys whose values are files in base64. */
const inBase64 = /\.(jks|pfx|p12)$/;

/**
 * The secrets that a stack file names, as Secrets of the same names: their values come from the stack's encrypted
 * configuration, and leave the program only as secrets.
 */
export class NamedSecrets extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:secrets:NamedSecrets";
    private readonly names: ReadonlyMap<string, pulumi.Output<string>>;
    private readonly values: NamedSecretsArgs["values"];

    constructor(name: string, args: NamedSecretsArgs, opts?: pulumi.ComponentResourceOptions) {
        super(NamedSecrets.__pulumiType, name, { names: Object.keys(args.values) }, opts);
        this.values = args.values;
        this.names = new Map(
            Object.entries(args.values).map(([secret, values]) => {
                const part = (wanted: boolean) =>
                    Object.fromEntries(
                        Object.entries(values)
                            .filter(([key]) => inBase64.test(key) === wanted)
                            .map(([key, value]) => [key, pulumi.secret(wanted ? value.replace(/\s/g, "") : value)]),
                    );
                const isLogin = Object.hasOwn(values, dockerLogin);
                const made = new kubernetes.core.v1.Secret(
                    `${name}-${secret}`,
                    {
                        metadata: {
                            name: secret,
                            namespace: args.namespace,
                            labels: labels({ name: secret, component: "secret", partOf: args.partOf }),
                        },
                        ...(isLogin && { type: "kubernetes.io/dockerconfigjson" }),
                        data: part(true),
                        stringData: part(false),
                    },
                    { parent: this },
                );
                return [secret, made.metadata.name];
            }),
        );
        this.registerOutputs({});
    }

    /** The Secret's name, known when it is there. @throws Error for one that the stack has no values of. */
    secret(name: string): pulumi.Output<string> {
        const found = this.names.get(name);
        if (found === undefined) {
            throw new Error(`there is no secret ${name}, which the configuration's check let through`);
        }
        return found;
    }

    /** A value, as a secret. @throws Error for one that the stack doesn't have. */
    value(name: string, key: string): pulumi.Output<string> {
        const found = this.values[name]?.[key];
        if (found === undefined) {
            throw new Error(`secret ${name} has no ${key}, which the configuration's check let through`);
        }
        return pulumi.secret(found);
    }
}

/** What a registry's login is called in a Secret of its type. */
const dockerLogin = ".dockerconfigjson";
