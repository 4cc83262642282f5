import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { isBinaryKey } from "../../config/secret-key";
import type { OutsideSecretStore, SecretStore } from "../../infra/secret-store";
import { fromFile } from "../hsm/template";
import { labels } from "../labels";
import { outsideDirectory, type SecretUse } from "./filled-volume";
import type { KeptSecrets, OutsideKeeping } from "./outside-keeping";
import { OutsideSecret, type OutsideVolume, type SecretSource } from "./source";

/** Arguments of {@link NamedSecrets}. */
export interface NamedSecretsArgs {
    readonly namespace: pulumi.Input<string>;
    /** The namespace's name as the stack file gives it. */
    readonly namespaceName: string;
    /** Where the secrets are. @default Kubernetes Secrets of `values` */
    readonly store?: SecretStore;
    /** Values by the secret's name and key. What is a file comes in base64, under a key that says so by its ending. */
    readonly values: Readonly<Record<string, Readonly<Record<string, string>>>>;
    readonly partOf: string;
}

/**
 * The secrets that a stack file names, for pods of one namespace. With the Kubernetes store they are Secrets of the same
 * names: their values come from the stack's encrypted configuration, and leave the program only as secrets. With a store
 * outside the cluster a pod's volume has them from there, by what is made for its account alone.
 */
export class NamedSecrets extends pulumi.ComponentResource implements KeptSecrets {
    static readonly __pulumiType = "corda:secrets:NamedSecrets";
    private readonly made = new Map<string, pulumi.Output<string>>();
    private readonly outside?: OutsideSecretStore;
    private readonly classes = new Map<string, ProviderClass>();

    constructor(
        private readonly name: string,
        private readonly args: NamedSecretsArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(NamedSecrets.__pulumiType, name, {}, opts);
        this.outside = args.store === undefined || args.store.kind === "kubernetes" ? undefined : args.store;
        this.registerOutputs({});
    }

    /**
     * A secret for pods: the Secret's name, known when it is there, or one that is outside. It is made where it is used
     * first: a namespace has no secret that nobody there uses.
     *
     * @throws Error for one that the stack has no values of, and should have.
     */
    secret(name: string): SecretSource {
        const { outside } = this;
        return outside === undefined
            ? this.forKubernetes(name)
            : new OutsideSecret(name, (volume) => this.providerClass(outside, name, volume));
    }

    /**
     * The name of a Secret that Kubernetes itself reads, like the login of a registry: wherever other secrets are, its
     * values come from the stack's encrypted configuration. A store's driver makes Secrets only beside a running pod, and
     * no pod runs before its image could be fetched.
     *
     * @throws Error for one that the stack has no values of.
     */
    forKubernetes(name: string): pulumi.Output<string> {
        const made = this.made.get(name) ?? this.make(name);
        this.made.set(name, made);
        return made;
    }

    /**
     * A value in a configuration file, as a secret. Of a store outside the cluster it is what stands for it until the pod
     * fills it in, see `filledVolume`.
     *
     * @throws Error for one that the stack doesn't have, and should have.
     */
    value(name: string, key: string): pulumi.Output<string> {
        if (this.outside !== undefined) {
            return pulumi.output(fromFile(`${outsideDirectory(name)}/${key}`));
        }
        const found = this.args.values[name]?.[key];
        if (found === undefined) {
            throw new Error(`secret ${name} has no ${key}, which the configuration's check let through`);
        }
        return pulumi.secret(found);
    }

    /**
     * What a pod has to be given so that it fills in such values; nothing where the configuration has them already.
     *
     * @param keys Keys whose values the configuration has.
     */
    uses(name: string, keys: readonly string[]): SecretUse[] {
        return this.outside === undefined || keys.length === 0 ? [] : [{ source: this.secret(name), values: keys }];
    }

    keeping(): OutsideKeeping | undefined {
        const { outside } = this;
        const { namespaceName: namespace } = this.args;
        return (
            outside && {
                kind: outside.kind,
                largestValue: outside.largestValue,
                entry: (secret, key) => outside.entry(secret, key),
                writer: (account, secrets) => outside.writer({ account: { name: account, namespace }, secrets }),
            }
        );
    }

    kept(name: string): SecretSource {
        return this.outside === undefined ? name : this.secret(name);
    }

    /** The same secrets for another namespace. */
    elsewhere(
        name: string,
        place: Pick<NamedSecretsArgs, "namespace" | "namespaceName">,
        opts: pulumi.ComponentResourceOptions,
    ): NamedSecrets {
        return new NamedSecrets(name, { ...this.args, ...place }, opts);
    }

    /** One for each volume of an account, by which that account's pods and no others are told where its values are. */
    private providerClass(
        store: OutsideSecretStore,
        secret: string,
        { name: volume, account, keys }: OutsideVolume,
    ): pulumi.Output<string> {
        const { namespace, namespaceName, partOf } = this.args;
        const name = `${account}-${volume}`;
        const present = this.classes.get(name);
        const content = JSON.stringify([secret, ...[...new Set(keys)].sort()]);
        if (present !== undefined) {
            if (present.content !== content) {
                throw new Error(`volume ${volume} of ${account} has two contents, ${present.content} and ${content}`);
            }
            return present.made;
        }
        const { provider, parameters, requires } = store.mount({
            account: { name: account, namespace: namespaceName },
            secret,
            keys,
        });
        const { metadata } = new kubernetes.apiextensions.CustomResource(
            `${this.name}-${name}`,
            {
                apiVersion: "secrets-store.csi.x-k8s.io/v1",
                kind: "SecretProviderClass",
                metadata: { name, namespace, labels: labels({ name: account, component: "secret", partOf }) },
                spec: { provider, parameters },
            },
            { parent: this, dependsOn: [...requires] },
        );
        this.classes.set(name, { content, made: metadata.name });
        return metadata.name;
    }

    private make(secret: string): pulumi.Output<string> {
        const values = this.args.values[secret];
        if (values === undefined) {
            throw new Error(`there is no secret ${secret}, which the configuration's check let through`);
        }
        const part = (wanted: boolean) =>
            Object.fromEntries(
                Object.entries(values)
                    .filter(([key]) => isBinaryKey(key) === wanted)
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

/** A SecretProviderClass that is made, and what of. */
interface ProviderClass {
    readonly content: string;
    readonly made: pulumi.Output<string>;
}

/** What a registry's login is called in a Secret of its type. */
const dockerLogin = ".dockerconfigjson";
