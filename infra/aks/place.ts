import type * as pulumi from "@pulumi/pulumi";

/** Where the parts of a platform on AKS are made, and how they are kept. */
export interface AksPlace {
    /** The platform's name in the stack file. */
    readonly name: string;
    readonly subscription: string;
    readonly tenant: string;
    readonly region: string;
    readonly protection: "protected" | "disposable";
    /** Names of the resource groups. */
    readonly groups: {
        /** Cluster, network and identities. */
        readonly cluster: pulumi.Input<string>;
        /** Public addresses: they outlive the cluster. */
        readonly addresses: pulumi.Input<string>;
        /** Vaults, databases, backups and logs. */
        readonly data: pulumi.Input<string>;
    };
}

/** Options of what must not be lost: neither removed by an update nor, once forgotten by Pulumi, in Azure. */
export function kept({
    protection,
}: Pick<AksPlace, "protection">): Pick<pulumi.CustomResourceOptions, "protect" | "retainOnDelete"> {
    return protection === "protected" ? { protect: true, retainOnDelete: true } : {};
}

/** Options of what is protected, and can be made anew when that is lifted. */
export function guarded({ protection }: Pick<AksPlace, "protection">): Pick<pulumi.CustomResourceOptions, "protect"> {
    return protection === "protected" ? { protect: true } : {};
}
