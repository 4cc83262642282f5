import * as managedidentity from "@pulumi/azure-native/managedidentity";
import * as pulumi from "@pulumi/pulumi";
import type { AksConfig } from "../../config/aks";
import type { CloudRights, PodAccount, PodIdentity } from "../pod-identity";
import { withinFolders } from "./backup-condition";
import type { AksBackups } from "./backups";
import type { AksHsm } from "./hsm";
import { within } from "./names";
import type { AksPlace } from "./place";
import { type Grant, grant, roleDefinitionId } from "./roles";
import type { AksSecretStore } from "./secret-store";

/** Arguments of {@link AksPodIdentities}. */
export interface AksPodIdentitiesArgs {
    readonly place: AksPlace;
    /** Whose tokens Entra ID trusts. */
    readonly issuer: pulumi.Input<string>;
    readonly secrets?: AksSecretStore;
    readonly hsm?: AksHsm;
    readonly backups?: AksBackups;
    /** An identity that is there, for accounts that use keys. @default one each */
    readonly keyIdentity?: NonNullable<AksConfig["hsm"]>["identity"];
}

/** An identity, as far as rights and pods need it. */
interface Known {
    readonly name: pulumi.Input<string>;
    readonly resourceGroup: pulumi.Input<string>;
    readonly clientId: pulumi.Input<string>;
    readonly principalId: pulumi.Input<string>;
}

/** An identity, and the trust of it in one account. */
interface Trusted {
    readonly identity: Known;
    readonly trust: pulumi.Resource;
}

/** What a pod of one account presents itself with to Entra ID. Source: Azure docs, "Workload identity federation". */
export const tokenAudience = "api://AzureADTokenExchange";

/** In characters. Source: Azure docs, "Naming rules and restrictions for Azure resources"; "Federated identity credentials". */
const [longestIdentity, longestTrust] = [128, 120];

/** Identities of pods: Entra ID trusts the cluster's token of one ServiceAccount, and no password or key is anywhere. */
export class AksPodIdentities extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:infra:AksPodIdentities";
    /** Azure changes the trust of one identity one at a time. */
    private lastTrust?: pulumi.Resource;
    private keyRight?: pulumi.Resource;
    private readonly trusted = new Map<string, Trusted>();
    private readonly given = new Map<string, pulumi.Resource>();

    constructor(
        private readonly logicalName: string,
        private readonly args: AksPodIdentitiesArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(AksPodIdentities.__pulumiType, logicalName, {}, opts);
        this.registerOutputs({});
    }

    /**
     * An identity for the pods of one account, with the rights that are named and no other; asked for again, with more.
     *
     * @throws Error for rights in something that the platform doesn't have.
     */
    identify(account: PodAccount, rights: CloudRights): PodIdentity {
        const name = `${this.logicalName}-${account.namespace}-${account.name}`;
        const shared = rights.useHsmKeys === true ? this.args.keyIdentity : undefined;
        const { identity, trust } = this.identityFor(account, { name, shared });
        const given = this.grantsOf(rights).map(({ suffix, ...right }) =>
            suffix === "keys" && shared !== undefined
                ? (this.keyRight ??= this.give(`${this.logicalName}-keys`, right, identity))
                : this.once(`${name}-${suffix}`, right, identity),
        );
        return {
            accountAnnotations: { "azure.workload.identity/client-id": identity.clientId },
            podLabels: { "azure.workload.identity/use": "true" },
            requires: [trust, ...given, ...this.neededOf(rights)],
            clientId: identity.clientId,
        };
    }

    /** One of its own, or the one for keys that is there; an account may have both. */
    private identityFor(
        account: PodAccount,
        { name, shared }: { readonly name: string; readonly shared?: Known },
    ): Trusted {
        const logicalName = shared === undefined ? name : `${name}-keys`;
        const known = this.trusted.get(logicalName);
        if (known !== undefined) {
            return known;
        }
        const identity = shared ?? this.identityOf(logicalName, account);
        const trust = this.trustIn(identity, account, { name: logicalName, shared: shared !== undefined });
        const made = { identity, trust };
        this.trusted.set(logicalName, made);
        return made;
    }

    private trustIn(
        identity: Known,
        account: PodAccount,
        { name, shared }: { readonly name: string; readonly shared: boolean },
    ): pulumi.Resource {
        const trust = new managedidentity.FederatedIdentityCredential(
            name,
            {
                resourceGroupName: identityGroup(identity),
                resourceName: identity.name,
                federatedIdentityCredentialResourceName: within(longestTrust, `${account.namespace}-${account.name}`),
                issuer: this.args.issuer,
                subject: `system:serviceaccount:${account.namespace}:${account.name}`,
                audiences: [tokenAudience],
            },
            { parent: this, dependsOn: shared && this.lastTrust !== undefined ? [this.lastTrust] : [] },
        );
        if (shared) {
            this.lastTrust = trust;
        }
        return trust;
    }

    /** A right that several volumes of an account may ask for. */
    private once(name: string, right: Omit<Grant, "to">, identity: Known): pulumi.Resource {
        const given = this.given.get(name) ?? this.give(name, right, identity);
        this.given.set(name, given);
        return given;
    }

    private identityOf(name: string, account: PodAccount): Known {
        const { place } = this.args;
        const made = new managedidentity.UserAssignedIdentity(
            name,
            {
                resourceGroupName: place.groups.cluster,
                resourceName: within(longestIdentity, `${place.name}-${account.namespace}-${account.name}`),
            },
            { parent: this },
        );
        return {
            name: made.name,
            resourceGroup: place.groups.cluster,
            clientId: made.clientId,
            principalId: made.principalId,
        };
    }

    private give(name: string, right: Omit<Grant, "to">, { principalId }: Known): pulumi.Resource {
        return grant(name, { ...right, to: principalId }, { parent: this });
    }

    private grantsOf(rights: CloudRights): (Omit<Grant, "to"> & { readonly suffix: string })[] {
        const { place, hsm } = this.args;
        const reader = (role: "Key Vault Secrets User" | "Storage Blob Data Reader") =>
            roleDefinitionId(place.subscription, role);
        const folders = (
            of: readonly string[] | undefined,
            suffix: string,
            role: pulumi.Input<string>,
            actions: string[],
        ) =>
            of === undefined || of.length === 0
                ? []
                : [
                      {
                          suffix,
                          role,
                          on: this.backups().container.id,
                          why: `Backups in ${of.join(", ")}.`,
                          condition: withinFolders(of, actions),
                      },
                  ];
        return [
            ...(rights.readSecrets ?? []).map((secret) => ({
                suffix: `read-${secret}`,
                role: reader("Key Vault Secrets User"),
                on: this.secrets().scopeOf(secret),
                why: `Reads ${secret}.`,
            })),
            ...(rights.writeSecrets ?? []).map((secret) => ({
                suffix: `write-${secret}`,
                role: this.secrets().writer.id,
                on: this.secrets().scopeOf(secret),
                why: `Writes ${secret}.`,
            })),
            ...(rights.useHsmKeys === true && hsm?.rights !== undefined
                ? [{ suffix: "keys", role: hsm.rights.role.id, on: hsm.rights.scope, why: "Makes and uses keys." }]
                : []),
            ...folders(rights.readBackups, "read-backups", reader("Storage Blob Data Reader"), ["read"]),
            ...(rights.writeBackups === undefined
                ? []
                : folders(rights.writeBackups, "write-backups", this.backups().writer.id, [
                      "read",
                      "write",
                      "add/action",
                  ])),
        ];
    }

    /** What is to be reached, and the way to it. */
    private neededOf(rights: CloudRights): readonly pulumi.Resource[] {
        const has = (list: readonly string[] | undefined) => list !== undefined && list.length > 0;
        return [
            ...(has(rights.readSecrets) || has(rights.writeSecrets) ? this.secrets().ready : []),
            ...(rights.useHsmKeys === true ? (this.args.hsm?.ready ?? []) : []),
            ...(has(rights.readBackups) || has(rights.writeBackups) ? this.backups().ready : []),
        ];
    }

    private secrets(): AksSecretStore {
        return present(this.args.secrets, "secrets in a Key Vault: write platform.secrets.kind: azure-key-vault");
    }

    private backups(): AksBackups {
        return present(this.args.backups, "backups: describe them under platform.backups");
    }
}

const identityGroup = ({ resourceGroup }: Known) => resourceGroup;

function present<Part>(part: Part | undefined, what: string): Part {
    if (part === undefined) {
        throw new Error(`the platform has no ${what}`);
    }
    return part;
}
