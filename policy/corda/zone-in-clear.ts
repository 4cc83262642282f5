import { at, text } from "../reading";
import { nodeConfRule } from "./node-conf";

const keys = [["networkServices", "doormanURL"], ["networkServices", "networkMapURL"], ["compatibilityZoneURL"]];

/** A name that only resolves in the cluster, whose network the program's policies keep. */
const inCluster = /^http:\/\/([a-z0-9-]+|[a-z0-9.-]+\.svc(\.[a-z0-9.-]+)?)(:\d+)?(\/|$)/i;

/**
 * What a zone says is signed; that it was asked, and by whom, isn't, and a request for a certificate can be kept from
 * it. Services of the same cluster are reached in clear by design: CENM has no TLS of its own there.
 * Source: Corda docs, "Node configuration", networkServices.
 */
export const zoneInClear = nodeConfRule({
    name: "corda-zone-in-clear",
    protects: "A node's registration and its view of the network, from whoever is on the way to its zone.",
    violation: "The zone's services are called over HTTP without TLS, and outside the cluster.",
    remediation: "Write URLs that begin with https under `zone` in the stack file.",
    severity: "high",
    controls: [],
    checkConf: (conf) =>
        keys
            .filter((key) => /^http:/i.test(text(at(conf, ...key))) && !inCluster.test(text(at(conf, ...key))))
            .map((key) => key.join(".")),
});
