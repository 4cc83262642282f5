import { at, text } from "../reading";
import { isAnybody, waysRule } from "./network-policies";

/** Networks of which one is as good as everywhere. */
const wide = /\/(\d|1[0-5])$/;

/** A signer asks the services whose requests it signs, and an HSM. */
export const signerCalling = waysRule({
    name: "corda-signer-calling",
    protects: "The keys that sign for a whole zone, from being carried away.",
    violation: "The signer may open connections to every pod of a namespace, or to a large network.",
    remediation: "Name the pods of the zone's services, and the addresses of the HSM as narrowly as they are known.",
    severity: "high",
    controls: [],
    roles: ["signer"],
    direction: "egress",
    checkWay: ({ peers }) =>
        peers
            .filter(({ value }) => {
                const cidr = text(at(value, "ipBlock", "cidr"));
                return cidr === "" ? isAnybody(value) : wide.test(cidr);
            })
            .map((peer) => peer.path),
});
