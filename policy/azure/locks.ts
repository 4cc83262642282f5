/** Type tokens of what keeps Azure from deleting something. */
export const locks: readonly string[] = ["ByScope", "AtResourceGroupLevel", "AtResourceLevel"].map(
    (kind) => `azure-native:authorization:ManagementLock${kind}`,
);
