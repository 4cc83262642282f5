import type { Family } from "./family";

/** What a family needs and brings, whatever its edition. */
export interface FamilyPlatform {
    /** The number the network's `minimumPlatformVersion` is compared with. */
    readonly platformVersion: number;
    /** The only major Java version it runs on. */
    readonly java: 8 | 17;
    /** ActiveMQ Artemis of the family's first release, inside the node and as client of a broker; undefined: unknown. */
    readonly artemis?: string;
    /** Major version of the H2 within. A file of the one can't be opened by the other. */
    readonly h2: 1 | 2;
}

/**
 * Every family. Source: Corda docs, "Platform support matrix" and release notes (platform version, Java); the
 * dependencies of `net.corda:corda-node` and the open source branches (Artemis, H2).
 */
export const platforms: Readonly<Record<Family, FamilyPlatform>> = {
    "4.0": { platformVersion: 4, java: 8, artemis: "2.6.2", h2: 1 },
    "4.1": { platformVersion: 4, java: 8, artemis: "2.6.2", h2: 1 },
    "4.2": { platformVersion: 4, java: 8, artemis: "2.6.2", h2: 1 },
    "4.3": { platformVersion: 5, java: 8, artemis: "2.6.2", h2: 1 },
    "4.4": { platformVersion: 6, java: 8, artemis: "2.6.2", h2: 1 },
    "4.5": { platformVersion: 7, java: 8, artemis: "2.6.2", h2: 1 },
    "4.6": { platformVersion: 8, java: 8, artemis: "2.6.2", h2: 1 },
    "4.7": { platformVersion: 9, java: 8, artemis: "2.6.2", h2: 1 },
    "4.8": { platformVersion: 10, java: 8, artemis: "2.6.2", h2: 1 },
    "4.9": { platformVersion: 11, java: 8, artemis: "2.19.1", h2: 1 },
    "4.10": { platformVersion: 12, java: 8, artemis: "2.19.1", h2: 1 },
    // The last Artemis that runs on Java 8.
    "4.11": { platformVersion: 13, java: 8, artemis: "2.19.1", h2: 2 },
    "4.12": { platformVersion: 140, java: 17, artemis: "2.36.0", h2: 2 },
    "4.13": { platformVersion: 150, java: 17, h2: 2 },
    "4.14": { platformVersion: 160, java: 17, h2: 2 },
};
