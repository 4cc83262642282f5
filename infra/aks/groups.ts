import * as authorization from "@pulumi/azure-native/authorization";
import * as azureResources from "@pulumi/azure-native/resources";
import * as pulumi from "@pulumi/pulumi";
import { guarded } from "./place";

/** Arguments of {@link AksGroups}. */
export interface AksGroupsArgs {
    /** The platform's name: what the groups' names begin with. */
    readonly name: string;
    readonly region: string;
    readonly protection: "protected" | "disposable";
}

/**
 * Resource groups by how long their content lives: a cluster can be made anew, addresses and data can't. Groups of what
 * can't have a lock, so that nobody removes it in the portal either.
 */
export class AksGroups extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:infra:AksGroups";
    readonly cluster: azureResources.ResourceGroup;
    readonly addresses: azureResources.ResourceGroup;
    readonly data: azureResources.ResourceGroup;

    constructor(name: string, args: AksGroupsArgs, opts?: pulumi.ComponentResourceOptions) {
        super(AksGroups.__pulumiType, name, args, opts);
        const group = (suffix: string) =>
            new azureResources.ResourceGroup(
                `${name}-${suffix}`,
                { resourceGroupName: `${args.name}-${suffix}`, location: args.region },
                { parent: this, ...guarded(args) },
            );
        this.cluster = group("cluster");
        this.addresses = group("addresses");
        this.data = group("data");
        if (args.protection === "protected") {
            lock(
                `${name}-addresses`,
                this.addresses.id,
                "Peers know the addresses: they are part of node infos.",
                this,
            );
            lock(`${name}-data`, this.data.id, "Keys, databases and backups of ledgers.", this);
        }
        this.registerOutputs({ cluster: this.cluster.name, addresses: this.addresses.name, data: this.data.name });
    }
}

/** Keeps Azure from deleting something until the lock is taken off by hand. */
export function lock(
    name: string,
    scope: pulumi.Input<string>,
    notes: string,
    parent: pulumi.Resource,
): authorization.ManagementLockByScope {
    return new authorization.ManagementLockByScope(
        name,
        { scope, lockName: "corda", level: "CanNotDelete", notes },
        { parent, protect: true },
    );
}
