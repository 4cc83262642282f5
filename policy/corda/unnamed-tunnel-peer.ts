import { at, record } from "../reading";
import { firewallConfRule } from "./firewall-conf";

/** Source: Corda docs, "Firewall configuration fields", expectedCertificateSubject: mandatory, and checked exactly. */
export const unnamedTunnelPeer = firewallConfRule({
    name: "corda-unnamed-tunnel-peer",
    protects: "The tunnel into the network, from every other holder of a certificate of its authority.",
    violation: "An end of the tunnel doesn't say whose certificate the other end must have.",
    remediation: "Write the other end's subject as `expectedCertificateSubject`.",
    severity: "high",
    controls: [],
    checkConf: (conf) =>
        ["bridgeInnerConfig", "floatOuterConfig"]
            .filter(
                (end) =>
                    Object.keys(record(conf[end])).length > 0 &&
                    !/(^|,\s*)CN=[^,]+/.test(String(at(conf, end, "expectedCertificateSubject"))),
            )
            .map((end) => `${end}.expectedCertificateSubject`),
});
