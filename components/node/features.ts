import { type Edition, editionNames, type Family, isAtLeast } from "../versions/family";
import { hsmUseFamilies } from "../versions/hsm-support";
import { type Release, releaseName } from "../versions/release";

/** What not every release of Corda can do. */
export type NodeFeature = keyof typeof features;

interface Availability {
    /** As a sentence begins with it. */
    readonly name: string;
    /** @default both */
    readonly edition?: Edition;
    /** @default "4.0" */
    readonly since?: Family;
}

/** Source: release notes and node configuration of each family of Corda Enterprise. */
const features = {
    databaseSchema: { name: "A database schema of its own", edition: "enterprise" },
    oracle: { name: "Oracle", edition: "enterprise" },
    sqlServer: { name: "SQL Server", edition: "enterprise" },
    proxy: { name: "A proxy to the network's services", edition: "enterprise" },
    proxyUser: { name: "A user of the proxy to the network's services", edition: "enterprise", since: "4.1" },
    externalBroker: { name: "A broker outside of the node", edition: "enterprise" },
    mutualExclusion: { name: "A standby of a node (mutual exclusion)", edition: "enterprise" },
    tuning: { name: "Tuning of flow and RPC threads", edition: "enterprise" },
    identityKeyInHsm: { name: "A node's identity key in an HSM", edition: "enterprise" },
    keyAliases: { name: "Key aliases of its own in an HSM", edition: "enterprise", since: "4.3" },
    brokerKeyInHsm: {
        name: "The key towards the broker in an HSM",
        edition: "enterprise",
        since: hsmUseFamilies.broker,
    },
    confidentialIdentitiesInHsm: {
        name: "Confidential identities in an HSM",
        edition: "enterprise",
        since: hsmUseFamilies.confidential,
    },
    tlsKeyInHsm: { name: "A node's TLS key in an HSM", edition: "enterprise", since: hsmUseFamilies.tls },
    notaryCluster: { name: "A notary of several workers (HA notary)", edition: "enterprise", since: "4.3" },
    externalVerifier: { name: "A verifier process of its own", since: "4.12" },
} as const satisfies Record<string, Availability>;

/** Whether a release has it. */
export function hasFeature(release: Release, feature: NodeFeature): boolean {
    const { edition, since }: Availability = features[feature];
    return (
        (edition === undefined || edition === release.edition) &&
        (since === undefined || isAtLeast(release.family, since))
    );
}

/** @throws Error that names what the release doesn't have and which release does. */
export function requireFeature(release: Release, feature: NodeFeature): void {
    if (!hasFeature(release, feature)) {
        const { name, edition, since }: Availability = features[feature];
        const needed = ["Corda", edition && editionNames[edition], since && `${since} or later`];
        throw new Error(
            `${name} is not part of ${releaseName(release)} — it takes ${needed.filter((word) => word).join(" ")}`,
        );
    }
}
