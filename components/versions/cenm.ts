/** The families of Corda Enterprise Network Manager (CENM) that this product runs. */
export const cenmFamilies = ["1.5", "1.6", "1.7"] as const;

/** A family of CENM with all of its patch releases. */
export type CenmFamily = (typeof cenmFamilies)[number];

/** A release of CENM. It comes by R3's licence. */
export interface CenmRelease {
    /** As the stack file writes it: `1.6`, `1.5.9`. */
    readonly version: string;
    readonly family: CenmFamily;
    /** The only major Java version it runs on. */
    readonly java: 8 | 17;
    /** Coordinate of the PostgreSQL driver it is tested with, and the versions of PostgreSQL. */
    readonly postgresql: { readonly driver: string; readonly versions: readonly string[] };
}

/** Source: Corda docs, "CENM support matrix" of each family. */
const releases: Readonly<Record<CenmFamily, Pick<CenmRelease, "java" | "postgresql">>> = {
    "1.5": {
        java: 8,
        postgresql: { driver: "org.postgresql:postgresql:42.5.2", versions: ["9.6", "10", "11", "12"] },
    },
    "1.6": {
        java: 8,
        postgresql: { driver: "org.postgresql:postgresql:42.5.2", versions: ["12", "13", "14", "15", "16"] },
    },
    "1.7": {
        java: 17,
        postgresql: { driver: "org.postgresql:postgresql:42.7.11", versions: ["14", "15", "16", "17", "18"] },
    },
};

/**
 * The release of CENM by its version.
 *
 * @throws Error with what is wrong and how to mend it, for a version outside the known families.
 */
export function resolveCenmRelease(version: string): CenmRelease {
    const family = cenmFamilies.find((known) => version === known || version.startsWith(`${known}.`));
    if (family === undefined || !/^\d+(?:\.\d+)+$/.test(version)) {
        throw new Error(
            `${JSON.stringify(version)} is not known — write one of ${cenmFamilies.join(", ")}, or a patch release ` +
                `like "1.5.9"`,
        );
    }
    return { version, family, ...releases[family] };
}
