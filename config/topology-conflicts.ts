import { brokerFirewallConflicts } from "./broker-firewall-conflicts";
import { cenmConflicts } from "./cenm-conflicts";
import { databaseReleaseConflicts } from "./database-release-conflicts";
import { editionConflicts } from "./edition-conflicts";
import { haUtilitiesConflicts } from "./ha-utilities-conflicts";
import { hsmConflicts } from "./hsm-conflicts";
import type { Conflict } from "./member-conflicts";
import { sharedDatabaseConflicts } from "./shared-database-conflicts";
import { standbyConflicts } from "./standby-conflicts";
import type { WrittenNetwork } from "./written-network";

/**
 * What is wrong between the parts of a topology: what an edition doesn't have, names of nothing, firewalls over their
 * limit, keys where they can't be.
 */
export function topologyConflicts(network: WrittenNetwork): Conflict[] {
    const edition = editionConflicts(network);
    // What the edition doesn't have at all needs no further advice.
    return edition.length > 0
        ? edition
        : [
              ...brokerFirewallConflicts(network),
              ...hsmConflicts(network),
              ...standbyConflicts(network),
              ...cenmConflicts(network),
              ...sharedDatabaseConflicts(network),
              ...databaseReleaseConflicts(network),
              ...haUtilitiesConflicts(network),
          ];
}
