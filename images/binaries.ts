import { artifacts } from "./artifacts";

/** What is shipped as a runnable jar of its own. */
export const cordaComponents = ["node", "firewall", "ha-utilities"] as const;
export type CordaComponent = (typeof cordaComponents)[number];

/** One runnable jar of one release. */
export interface CordaBinary {
    readonly edition: "community" | "enterprise";
    /** As its vendor numbers it: `4.10`, `4.12.5`. */
    readonly release: string;
    readonly component: CordaComponent;
    /** `group:artifact:version` */
    readonly maven: string;
    /** The major Java version that it runs on. */
    readonly java: 8 | 17;
}

/** The node of a pinned release of Community Edition; nothing for another release. */
export function pinnedNode(release: string): CordaBinary | undefined {
    const maven = artifacts.corda[release]?.maven;
    return maven === undefined ? undefined : { edition: "community", release, component: "node", maven, java: 8 };
}

/** The SHA-256 that this repository pins a runnable jar to; nothing for licensed ones and releases it doesn't know. */
export function pinnedDigest(maven: string): string | undefined {
    return Object.values(artifacts.corda).find((pinned) => pinned.maven === maven)?.sha256;
}

/** Why there can be no image of a jar, as the end of a sentence; nothing where there can. */
export function withoutImage({ component, release }: CordaBinary): string | undefined {
    // Init containers bring the database to its schema with a sub-command of the node that came with 4.6.
    return component === "node" && Number(release.split(".")[1]) < 6
        ? "its node can't migrate its database before it starts: that came with 4.6"
        : undefined;
}
