import type * as pulumi from "@pulumi/pulumi";
import type { AksConfig } from "../../config/aks";
import type { ownTags } from "../../config/aks-protection";

/** Kinds of resources that can have tags. Source: Azure docs, "Tag support for Azure resources". */
const taggable: ReadonlySet<string> = new Set(
    [
        "compute:DiskEncryptionSet",
        "containerregistry:Registry",
        "containerservice:AgentPool",
        "containerservice:ManagedCluster",
        "dbforpostgresql:Server",
        "dns:Zone",
        "keyvault:Key",
        "keyvault:ManagedHsm",
        "keyvault:Vault",
        "managedidentity:UserAssignedIdentity",
        "network:FlowLog",
        "network:NatGateway",
        "network:NetworkSecurityGroup",
        "network:PrivateEndpoint",
        "network:PublicIPAddress",
        "network:VirtualNetwork",
        "operationalinsights:Workspace",
        "privatedns:PrivateZone",
        "privatedns:VirtualNetworkLink",
        "resources:ResourceGroup",
        "storage:StorageAccount",
    ].map((type) => `azure-native:${type}`),
);

/** The stack file's tags and the program's own. */
export function allTags({ name, tags }: Pick<AksConfig, "name" | "tags">): Readonly<Record<string, string>> {
    const own: Record<(typeof ownTags)[number], string> = { "managed-by": "pulumi", "corda-platform": name };
    return { ...tags, ...own };
}

/** Gives the tags to everything that can have some. */
export function withTags(tags: Readonly<Record<string, string>>): pulumi.ResourceTransformation {
    return ({ type, props, opts }) =>
        taggable.has(type)
            ? { props: { ...props, tags: { ...tags, ...(props as { readonly tags?: object }).tags } }, opts }
            : undefined;
}
