import { at, text } from "../reading";
import { isOn } from "./hocon";
import type { StackRule } from "../rule";
import { type Member, membersOf, repeated } from "./members";

/** The advertised address of a node that listens itself; behind a firewall all nodes have the float's. */
function address({ conf: { value } }: Member): string | undefined {
    const isBehindFirewall =
        isOn(at(value, "enterpriseConfiguration", "externalBridge")) || isOn(value["messagingServerExternal"]);
    return isBehindFirewall ? undefined : text(value["p2pAddress"]).toLowerCase() || undefined;
}

export const sharedAddress: StackRule = {
    name: "corda-shared-address",
    protects: "Messages, from arriving at another node than the one they are for.",
    violation: "Another node that listens itself advertises the same address.",
    remediation: "Give each node an address of its own, or put both behind a firewall.",
    severity: "high",
    controls: [],
    checkStack: (resources) =>
        repeated(membersOf(resources), address).map(({ urn, conf }) => ({ urn, path: `${conf.path}.p2pAddress` })),
};
