import { addresses } from "./addresses";

/** How pods get their network: a bridge, addresses from the pods' range, host ports. */
export function renderNetworkConfig(): Record<string, unknown> {
    return {
        cniVersion: "1.0.0",
        name: "corda",
        plugins: [
            {
                type: "bridge",
                bridge: "pods",
                isGateway: true,
                // Pods never leave the sandbox, so there is nothing to hide their addresses from.
                ipMasq: false,
                // A pod must reach itself through its own Service.
                hairpinMode: true,
                ipam: {
                    type: "host-local",
                    // On the sandbox's own /run: after a crash no address stays taken.
                    dataDir: "/run/cni-addresses",
                    ranges: [[{ subnet: addresses.pods }]],
                    routes: [{ dst: "0.0.0.0/0" }],
                },
            },
            { type: "portmap", capabilities: { portMappings: true }, snat: true },
        ],
    };
}
