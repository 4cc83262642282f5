import { list } from "../reading";
import type { StackRule } from "../rule";
import { agentPool, isCordaPool, poolsOf } from "./machines";

/** A zone-redundant disk is of use where there is a machine in another zone. Source: AKS docs, "Use availability zones in AKS". */
export const cordaPoolZones: StackRule<{ readonly zones: number }> = {
    name: "azure-corda-pool-zones",
    protects: "A member whose zone is lost: its ledger is in three zones, and it starts where there is a machine.",
    violation: "All of Corda's machines are in too few zones.",
    remediation: "Add a pool in each zone, labelled as Corda's.",
    severity: "medium",
    controls: [],
    settings: {
        schema: {
            zones: {
                type: "integer",
                minimum: 1,
                maximum: 3,
                description: "Zones that Corda's machines are in at least.",
            },
        },
        defaults: { zones: 3 },
    },
    checkStack: (resources, { zones }) => {
        const pools = resources
            .filter(({ type }) => type === agentPool)
            .flatMap(({ type, urn, props }) => poolsOf(type, props).map(({ value }) => ({ urn, value })))
            .filter(({ value }) => isCordaPool(value));
        const used = new Set(pools.flatMap(({ value }) => list(value["availabilityZones"]).map(String)));
        return used.size < zones ? pools.map(({ urn }) => ({ urn, path: "availabilityZones" })) : [];
    },
};
