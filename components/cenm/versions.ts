/** What a release of Corda Enterprise Network Manager is to those who run it. */
export interface CenmRelease {
    /** The only major Java version it runs on; R3's images bring it. */
    readonly java: 8 | 17;
    /**
     * Whether these take a configuration file whose keys are documented; they take command-line flags without one.
     * Source: CENM 1.6 release notes, "1.6.1"; CENM docs, "Zone Service" and "Angel Service configuration parameters".
     */
    readonly configurationFile: { readonly zone: boolean; readonly angel: boolean };
    /** Where R3's images keep the PostgreSQL driver. Source: CENM docs, "CENM configuration for external databases". */
    readonly postgresqlDriver: string;
    /** How it authenticates at Azure Key Vault. Source: CENM docs, "PKI tool configuration parameters". */
    readonly azureKeyVault: "AZURE_KEY_VAULT_HSM" | "AZURE_MSAL_KEY_VAULT_HSM";
}

/** The releases this product knows. "1.6" is 1.6.1 and later: what 1.6.0 could not do yet came with it. */
export const cenm = {
    "1.5": {
        java: 8,
        configurationFile: { zone: false, angel: false },
        postgresqlDriver: "/opt/cenm/drivers/postgresql-42.2.12.jar",
        azureKeyVault: "AZURE_KEY_VAULT_HSM",
    },
    "1.6": {
        java: 8,
        configurationFile: { zone: true, angel: false },
        postgresqlDriver: "/opt/cenm/drivers/postgresql-42.5.2.jar",
        azureKeyVault: "AZURE_MSAL_KEY_VAULT_HSM",
    },
    "1.7": {
        java: 17,
        configurationFile: { zone: true, angel: true },
        postgresqlDriver: "/opt/cenm/drivers/postgresql-42.5.2.jar",
        azureKeyVault: "AZURE_MSAL_KEY_VAULT_HSM",
    },
} as const satisfies Record<string, CenmRelease>;

/** A release in the catalogue. */
export type CenmVersion = keyof typeof cenm;

/** Every release, the oldest first. */
export const cenmVersions = Object.keys(cenm) as CenmVersion[];

/** What is known of a release. */
export function cenmRelease(version: CenmVersion): CenmRelease {
    return cenm[version];
}
