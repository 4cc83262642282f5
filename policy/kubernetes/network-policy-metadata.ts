import { at, list, text } from "../reading";
import { contains } from "./address-block";
import { hardening } from "./controls";
import { networkPolicyRule, openingsOf } from "./network-policy";

/** Where clouds tell a machine its credentials: AWS, Azure and Google alike, and AWS by IPv6. */
const services = ["169.254.169.254", "fd00:ec2::254"];

/** EKS Pod Identity's agent, 169.254.170.23, gives a pod its own identity and none else. */
export const networkPolicyMetadata = networkPolicyRule({
    name: "kubernetes-network-policy-metadata",
    protects: "The machine's own identity in its cloud, from a pod that asks the metadata service for it.",
    violation: "The block has the cloud's metadata service in it.",
    remediation: "Except `169.254.0.0/16`, and `fd00:ec2::254/128` of IPv6.",
    severity: "critical",
    controls: [hardening("Network separation and hardening: protecting sensitive cloud infrastructure")],
    checkPolicy: (props) =>
        openingsOf(props)
            .flatMap(({ direction, peers = [] }) => (direction === "egress" ? peers : []))
            .filter(({ value }) => {
                const block = text(at(value, "ipBlock", "cidr"));
                const except = list(at(value, "ipBlock", "except")).map(text);
                return services.some(
                    (service) => contains(block, service) && !except.some((part) => contains(part, service)),
                );
            })
            .map(({ path }) => `${path}.ipBlock`),
});
