import { at, list, text } from "../reading";
import type { ResourceRule } from "../rule";
import { isEverybody } from "./openings";
import { switched } from "./switch-rule";

interface Endpoint {
    readonly public: "restricted" | "none";
}

/** Without a list the endpoint is everybody's. Source: EKS API reference, "VpcConfigRequest". */
export const clusterPublicEndpoint: ResourceRule<Endpoint> = {
    name: "aws-cluster-public-endpoint",
    protects: "The cluster's API from callers whom nobody named.",
    violation: "The cluster's API is called from more of the internet than is allowed.",
    remediation:
        "Write `endpoint: private` in corda:platform, or `endpoint: restricted` with the blocks of your own in `endpointAccess`.",
    severity: "critical",
    controls: [
        { framework: "CIS EKS 1.8", reference: "5.4.1" },
        { framework: "CIS EKS 1.8", reference: "5.4.2" },
    ],
    settings: {
        schema: {
            public: {
                type: "string",
                enum: ["restricted", "none"],
                default: "restricted",
                description: "Whether named blocks of the internet may call it.",
            },
        },
        defaults: { public: "restricted" },
    },
    types: ["aws:eks/cluster:Cluster"],
    check: ({ props }, { public: allowed }) => {
        const network = at(props, "vpcConfig");
        if (switched(at(network, "endpointPublicAccess"), true) === false) {
            return [];
        }
        if (allowed === "none") {
            return ["vpcConfig.endpointPublicAccess"];
        }
        const blocks = list(at(network, "publicAccessCidrs"));
        return blocks.length === 0 || blocks.some((block) => isEverybody(text(block)))
            ? ["vpcConfig.publicAccessCidrs"]
            : [];
    },
};
