import type * as keyvault from "@pulumi/azure-native/keyvault";
import type * as authorization from "@pulumi/azure-native/authorization";
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { cordaRole } from "./corda-roles";
import type { AksLogs } from "./logs";
import { uniqueName, vaultSecretName } from "./names";
import type { AksPlace } from "./place";
import type { AksPrivateLink } from "./private-link";
import { privateVault } from "./vault";

/** Arguments of {@link AksSecretStore}. */
export interface AksSecretStoreArgs {
    readonly place: AksPlace;
    readonly privateLink: AksPrivateLink;
    readonly logs: AksLogs;
    readonly kubernetes: kubernetes.Provider;
}

/** A named secret as files of a pod. */
export interface MountedSecret {
    /** The secret's name in the stack file. */
    readonly secret: string;
    /** Its keys: names of the files. */
    readonly keys: readonly string[];
    readonly namespace: pulumi.Input<string>;
    /** Client id of the identity that the pod reads it as. */
    readonly clientId: pulumi.Input<string>;
}

/** Named secrets in a Key Vault. The Secrets Store CSI driver puts them into pods as files; no Secret is made of them. */
export class AksSecretStore extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:infra:AksSecretStore";
    readonly vault: keyvault.Vault;
    /** The right to write a secret and no more. */
    readonly writer: authorization.RoleDefinition;
    readonly ready: readonly pulumi.Resource[];

    constructor(
        private readonly logicalName: string,
        private readonly args: AksSecretStoreArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(AksSecretStore.__pulumiType, logicalName, {}, opts);
        const { place } = args;
        const { vault, ready } = privateVault(
            logicalName,
            {
                ...args,
                vaultName: uniqueName("secrets-", place.subscription, place.name),
                purpose: "secrets",
                sku: "standard",
            },
            { parent: this },
        );
        this.vault = vault;
        this.ready = ready;
        this.writer = cordaRole(
            `${logicalName}-writer`,
            "secret writer",
            { platform: place.name, scope: vault.id },
            { parent: this },
        );
        this.registerOutputs({ vault: vault.name });
    }

    /** The scope of one secret's rights. */
    scopeOf(vaultSecret: string): pulumi.Output<string> {
        return pulumi.interpolate`${this.vault.id}/secrets/${vaultSecret}`;
    }

    /**
     * What a pod mounts a secret by: a volume of the driver `secrets-store.csi.k8s.io` names it. Each key of the secret
     * is one value in the vault, see {@link vaultSecretName}, and one file.
     */
    mounted(name: string, mount: MountedSecret): kubernetes.apiextensions.CustomResource {
        const { place } = this.args;
        const objects = mount.keys.map((key) => ({
            objectName: vaultSecretName(mount.secret, key),
            objectType: "secret",
            objectAlias: key,
        }));
        return new kubernetes.apiextensions.CustomResource(
            `${this.logicalName}-${name}`,
            {
                apiVersion: "secrets-store.csi.x-k8s.io/v1",
                kind: "SecretProviderClass",
                metadata: { name, namespace: mount.namespace },
                spec: {
                    provider: "azure",
                    parameters: {
                        clientID: mount.clientId,
                        keyvaultName: this.vault.name,
                        tenantId: place.tenant,
                        usePodIdentity: "false",
                        useVMManagedIdentity: "false",
                        // The driver reads YAML, and JSON is some.
                        objects: JSON.stringify({ array: objects.map((object) => JSON.stringify(object)) }),
                    },
                },
            },
            { parent: this, provider: this.args.kubernetes, dependsOn: [...this.ready] },
        );
    }
}
