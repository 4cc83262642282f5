import { machineRule } from "./machines";

/** Source: AKS docs, "Use instance-level public IPs in AKS". */
export const machinePublicAddress = machineRule({
    name: "azure-machine-public-address",
    protects: "Machines, with every member on them, from everybody on the Internet.",
    violation: "Each machine of the pool has a public address of its own.",
    remediation: "Remove `enableNodePublicIP`; peers come by the load balancer, and what goes out by a NAT gateway.",
    severity: "high",
    controls: [
        { framework: "CIS AKS 1.8", reference: "5.4.3" },
        {
            framework: "NSA/CISA Kubernetes Hardening",
            reference: "Network separation and hardening: worker node segmentation",
        },
    ],
    checkPool: (pool) => (pool["enableNodePublicIP"] === true ? ["enableNodePublicIP"] : []),
});
