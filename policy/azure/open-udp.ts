import { openingRule } from "./openings";

/** Nothing of Corda's is UDP. */
export const openUdp = openingRule({
    name: "azure-open-udp",
    protects: "The network from floods with forged senders, and others from floods that answers of it would make.",
    violation: "Everybody on the Internet can send UDP.",
    remediation: "Write `protocol: Tcp`.",
    severity: "high",
    controls: [{ framework: "CIS Azure 4.0", reference: "8.3" }],
    checkOpening: ({ protocol: { value, path } }) => (["udp", "*"].includes(value) ? [path] : []),
});
