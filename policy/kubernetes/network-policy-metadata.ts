import { at, list, places, text } from "../reading";
import { contains } from "./address-block";
import { hardening } from "./controls";
import { networkPolicyRule, openingsOf } from "./network-policy";

/** Where clouds tell a machine its credentials: AWS, Azure and Google alike, and AWS by IPv6. */
const services = ["169.254.169.254", "fd00:ec2::254"];

/**
 * EKS Pod Identity's agent, 169.254.170.23, gives a pod its own identity and none else; Google resolves names at the
 * metadata service's address, port 53.
 */
export const networkPolicyMetadata = networkPolicyRule({
    name: "kubernetes-network-policy-metadata",
    protects: "The machine's own identity in its cloud, from a pod that asks the metadata service for it.",
    violation: "The block has the cloud's metadata service in it.",
    remediation: "Except `169.254.0.0/16`, and `fd00:ec2::254/128` of IPv6.",
    severity: "critical",
    controls: [hardening("Network separation and hardening: protecting sensitive cloud infrastructure")],
    checkPolicy: (props) =>
        openingsOf(props)
            .filter(({ direction, value }) => direction === "egress" && !namesAlone(value["ports"]))
            .flatMap(({ peers = [] }) => peers)
            .filter(({ value }) => {
                const block = text(at(value, "ipBlock", "cidr"));
                const except = list(at(value, "ipBlock", "except")).map(text);
                return services.some(
                    (service) => contains(block, service) && !except.some((part) => contains(part, service)),
                );
            })
            .map(({ path }) => `${path}.ipBlock`),
});

/** Whether a path is for the resolution of names, and for nothing else. */
function namesAlone(ports: unknown): boolean {
    const named = places(ports, "ports");
    return named.length > 0 && named.every(({ value }) => value["port"] === 53 && value["endPort"] === undefined);
}
