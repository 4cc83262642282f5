import { places } from "../reading";
import type { ResourceRule } from "../rule";

const network = "azure-native:network:VirtualNetwork";

/** Source: Azure docs, "Default outbound access in Azure". */
export const subnetOutbound: ResourceRule = {
    name: "azure-subnet-outbound",
    protects:
        "The network from ways out that nobody has made, by addresses that aren't one's own and that partners can't know.",
    violation: "Azure lets machines of the subnet out by an address of its own.",
    remediation: "Write `defaultOutboundAccess: false` when the subnet is made, and a NAT gateway where one is needed.",
    severity: "medium",
    controls: [],
    types: ["azure-native:network:Subnet", network],
    check: ({ type, props }) =>
        type === network
            ? places(props["subnets"], "subnets")
                  .filter(({ value }) => value["defaultOutboundAccess"] !== false)
                  .map(({ path }) => `${path}.defaultOutboundAccess`)
            : props["defaultOutboundAccess"] === false
              ? []
              : ["defaultOutboundAccess"],
};
