import type { StackRule } from "../rule";
import { p2pPorts, type P2pPorts } from "./p2p-ports";
import { switched } from "./switch-rule";

/**
 * A load balancer is public unless it says it is internal. Source: Elastic Load Balancing API reference,
 * "CreateLoadBalancer".
 */
export const publicListener: StackRule<P2pPorts> = {
    name: "aws-public-listener",
    protects: "RPC, metrics and databases from having an address in the internet.",
    violation: "A load balancer shows another port than one of P2P to the internet.",
    remediation: "Make the load balancer internal, or remove the listener.",
    severity: "high",
    controls: [],
    settings: p2pPorts,
    checkStack: (resources, { ports }) => {
        const shown = resources
            .filter(
                ({ type, props }) =>
                    type === "aws:lb/loadBalancer:LoadBalancer" && switched(props["internal"], false) !== true,
            )
            .map(({ urn }) => urn);
        return resources
            .filter(
                ({ type, props, dependencies }) =>
                    type === "aws:lb/listener:Listener" &&
                    !ports.some((port) => port === props["port"]) &&
                    dependencies.some((urn) => shown.includes(urn)),
            )
            .map(({ urn }) => ({ urn, path: "port" }));
    },
};
