/** A stack file of a public cloud. */
export interface ProductionStack {
    readonly cloud: "EKS" | "AKS";
    /** Path from the repository's root. */
    readonly file: string;
    /** The package of the cloud's provider. */
    readonly packageName: string;
}

/** Every stack file of a public cloud in the repository. */
export const productionStacks: readonly ProductionStack[] = [
    { cloud: "EKS", file: "Pulumi.prod.yaml", packageName: "aws" },
    { cloud: "AKS", file: "Pulumi.prod-azure.yaml", packageName: "azure-native" },
];
