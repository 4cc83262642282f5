import type { StackRule } from "../rule";

/** A released address is somebody else's a minute later. Source: EC2 user guide, "Elastic IP addresses". */
export const fixedAddress: StackRule = {
    name: "aws-fixed-address",
    protects: "Addresses that peers' firewalls know from being released, and given to somebody else.",
    violation: "An Elastic IP of a load balancer isn't protected.",
    remediation: "Write `protection: protected` in corda:platform.",
    severity: "high",
    controls: [],
    checkStack: (resources) => {
        const behind = new Set(
            resources
                .filter(({ type }) => type === "aws:lb/loadBalancer:LoadBalancer")
                .flatMap(({ dependencies }) => dependencies),
        );
        return resources
            .filter(({ type, urn, opts }) => type === "aws:ec2/eip:Eip" && behind.has(urn) && !opts.protect)
            .map(({ urn }) => ({ urn }));
    },
};
