import * as kubernetes from "@pulumi/kubernetes";
import { Bridge, type BridgeArgs } from "../../../components/firewall/bridge";
import { Float, type FloatArgs } from "../../../components/firewall/float";
import type { ProgramGraph } from "../../program/program-graph";
import { recordComponents } from "./recorded";

const common = { version: "4.12", size: "small", logLevel: "info", partOf: "corda" } as const;
const firewall = "registry.example.com/corda/corda-firewall:4.12";

/** A float in a zone of its own, with the tunnel's key in a Secret. */
export function floatArgs(differing: Partial<FloatArgs> = {}): FloatArgs {
    return {
        ...common,
        namespace: "dmz",
        namespaceName: "dmz",
        images: { firewall, pullSecret: "registry" },
        endpoint: {
            host: "edge.example.com",
            port: 10002,
            serviceType: "LoadBalancer",
            serviceAnnotations: { "example.com/load-balancer": "network" },
        },
        tunnel: { keys: { secret: "tunnel-float" }, bridgeSubject: "CN=bridge, O=Corda, L=London, C=GB" },
        bridges: [{ namespace: "corda", bridge: "edge-bridge" }],
        ...differing,
    };
}

/** A bridge before two nodes, with every key in a Secret. */
export function bridgeArgs(differing: Partial<BridgeArgs> = {}): BridgeArgs {
    return {
        ...common,
        namespace: "corda",
        images: { firewall, haUtilities: "registry.example.com/corda/corda-ha-utilities:4.12" },
        broker: { address: "messaging.corda.svc.cluster.local:11005", keys: { secret: "broker-artemisbridge" } },
        floats: [],
        tunnel: { keys: { secret: "tunnel-bridge" }, floatSubject: "CN=float, O=Corda, L=London, C=GB" },
        p2p: {
            nodes: [
                { name: "party-a", secret: "party-a-tls" },
                { name: "party-b", secret: "party-b-tls" },
            ],
        },
        zone: {
            trustStore: { secret: "network-root", key: "network-root-truststore.jks" },
            trustStorePassword: { secret: "network-root", key: "password" },
            networkParameters: { secret: "zone", key: "network-parameters" },
        },
        ...differing,
    };
}

/** A firewall as recorded: the bridge `edge-bridge`, and the float `edge-float` of another cluster. */
export function recordFirewall(
    differing: { readonly bridge?: Partial<BridgeArgs>; readonly float?: Partial<FloatArgs> } = {},
): Promise<ProgramGraph> {
    return recordComponents(() => {
        const trusted = new kubernetes.Provider("trusted", { context: "trusted" });
        const dmz = new kubernetes.Provider("dmz", { context: "dmz" });
        const float = new Float("edge-float", floatArgs(differing.float), { provider: dmz });
        const floats = [{ address: float.tunnelAddress, path: float.tunnelPath }];
        new Bridge("edge-bridge", bridgeArgs({ floats, ...differing.bridge }), {
            provider: trusted,
            dependsOn: [float],
        });
    });
}
