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
    private readonly made = new Map<string, pulumi.Output<string>>();

    constructor(
        private readonly name: string,
        private readonly args: NamedSecretsArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(NamedSecrets.__pulumiType, name, {}, opts);
        this.registerOutputs({});
    }

    /**
     * The Secret's name, known when it is there. It is made where it is used first: a namespace has no secret that
     * nobody there uses.
     *
     * @throws Error for one that the stack has no values of.
     */
    secret(name: string): pulumi.Output<string> {
        const made = this.made.get(name) ?? this.make(name);
        this.made.set(name, made);
        return made;
    }

    /** A value, as a secret. @throws Error for one that the stack doesn't have. */
    value(name: string, key: string): pulumi.Output<string> {
        const found = this.args.values[name]?.[key];
        if (found === undefined) {
            throw new Error(`secret ${name} has no ${key}, which the configuration's check let through`);
        }
        return pulumi.secret(found);
    }

    /** The same secrets for another namespace. */
    elsewhere(name: string, namespace: pulumi.Input<string>, opts: pulumi.ComponentResourceOptions): NamedSecrets {
        return new NamedSecrets(name, { ...this.args, namespace }, opts);
    }

    private make(secret: string): pulumi.Output<string> {
        const values = this.args.values[secret];
        if (values === undefined) {
            throw new Error(`there is no secret ${secret}, which the configuration's check let through`);
        }
        const part = (wanted: boolean) =>
            Object.fromEntries(
                Object.entries(values)
                    .filter(([key]) => inBase64.test(key) === wanted)
                    .map(([key, value]) => [key, pulumi.secret(wanted ? value.replace(/\s/g, "") : value)]),
            );
        return new kubernetes.core.v1.Secret(
            `${this.name}-${secret}`,
            {
                metadata: {
                    name: secret,
                    namespace: this.args.namespace,
                    labels: labels({ name: secret, component: "secret", partOf: this.args.partOf }),
                },
                ...(Object.hasOwn(values, dockerLogin) && { type: "kubernetes.io/dockerconfigjson" }),
                data: part(true),
                stringData: part(false),
            },
            { parent: this },
        ).metadata.name;
    }
}

/** What a registry's login is called in a Secret of its type. */
const dockerLogin = ".dockerconfigjson";
