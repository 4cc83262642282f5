import type { Family } from "./family";

/**
 * The first family whose HA utilities register the nodes behind a firewall as it is done here: with the bridge's own
 * configuration, and TLS certificates of a given validity. Source: Corda docs, "HA Utilities" of 4.2 and 4.3.
 */
export const firewallSince: Family = "4.3";

/**
 * The first family whose HA utilities register the identity that the workers of a notary share. Source: Corda docs, "HA
 * Utilities" of 4.4.
 */
export const notaryClusterSince: Family = "4.4";
