import { at } from "../reading";
import { lastingContainersOf, rolePodRule } from "./pods";
import { isPort } from "./ports";

/** The ports that are open only while others are well: a float's opens when its bridge has activated it, RPC when the vault's database answers. */
function dependsOnOthers(probe: unknown): string | undefined {
    for (const kind of ["httpGet", "tcpSocket", "grpc"]) {
        if (isPort(at(probe, kind, "port"), "p2p", "rpc", "tunnel")) {
            return `${kind}.port`;
        }
    }
    return at(probe, "httpGet", "path") === "/ready" ? "httpGet.path" : undefined;
}

/** Source: Kubernetes docs, "Liveness, Readiness, and Startup Probes": liveness must not follow a dependency. */
export const livenessOfPeers = rolePodRule({
    name: "corda-liveness-of-peers",
    protects: "A member, from being restarted over and over because somebody else is down.",
    violation: "Liveness depends on a peer, a database or a bridge, so their outage becomes this process's own.",
    remediation: "Probe for liveness what the process's own JVM answers, and for readiness what depends on others.",
    severity: "high",
    controls: [],
    roles: ["node", "bridge", "float", "broker"],
    checkPod: (pod) =>
        lastingContainersOf(pod).flatMap(({ value, path }) => {
            const broken = dependsOnOthers(value["livenessProbe"]);
            return broken === undefined ? [] : [`${path}.livenessProbe.${broken}`];
        }),
});
