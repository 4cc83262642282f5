/** What a release of Corda is to those who run it. Source: Corda docs, "Platform support matrix" and release notes. */
export interface CordaRelease {
    /** The number the network's `minimumPlatformVersion` is compared with. */
    readonly platformVersion: number;
    /** The only major Java version it runs on. */
    readonly java: 8;
}

/** Releases of Community Edition that are published with a runnable node. */
export const corda = {
    "4.8": { platformVersion: 10, java: 8 },
    "4.9": { platformVersion: 11, java: 8 },
    "4.10": { platformVersion: 12, java: 8 },
} as const satisfies Record<string, CordaRelease>;

/** A release in the catalogue. */
export type CordaVersion = keyof typeof corda;
