import { isAnybody, waysRule } from "./network-policies";

/** Source: CENM docs, "Signing Services": it has the keys of the zone, and belongs where few can reach it. */
export const signerOpened = waysRule({
    name: "corda-signer-opened",
    protects:
        "The keys that sign certificates and network parameters of everybody, from whoever can call their signer.",
    violation: "The signer can be called from an address, or by every pod of a namespace.",
    remediation: "Let in the pods of the signing gateway at the port for administrators.",
    severity: "critical",
    controls: [],
    roles: ["signer"],
    direction: "ingress",
    checkWay: ({ peers }) => peers.filter(({ value }) => isAnybody(value)).map((peer) => peer.path),
});
