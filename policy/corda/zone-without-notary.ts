import { record } from "../reading";
import type { StackRule } from "../rule";
import { membersOf } from "./members";
import { workloadsOf } from "./workloads";

/** Who decides on a zone's parameters: its own network map, or CENM's. Elsewhere the notaries are somebody else's. */
const zoneRoles = ["network-map", "identity-manager"];

/** Source: Corda docs, "Network parameters", notaries. */
export const zoneWithoutNotary: StackRule = {
    name: "corda-zone-without-notary",
    protects: "A network, from starting without anybody who could finalise a transaction.",
    violation: "The stack makes a zone and no notary for it.",
    remediation: "Add one under `notaries` or `notaryClusters` in the stack file.",
    severity: "high",
    controls: [],
    checkStack: (resources) => {
        const members = membersOf(resources);
        const zone = workloadsOf(resources).find(({ role }) => zoneRoles.includes(role));
        const hasNotary = members.some(({ conf }) => Object.keys(record(conf.value["notary"])).length > 0);
        return zone === undefined || members.length === 0 || hasNotary ? [] : [{ urn: zone.resource.urn }];
    },
};
