/** The tag that everything of a cluster has: rights are narrowed by it. */
export const clusterTag = "corda/cluster";

/** Tags of everything: by whom it was made, for which cluster, and what the stack file says besides. */
export function allTags(cluster: string, given: Readonly<Record<string, string>>): Record<string, string> {
    return { ...given, [clusterTag]: cluster, ManagedBy: "pulumi" };
}
