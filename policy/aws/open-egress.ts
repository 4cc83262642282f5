import type { ResourceRule } from "../rule";
import { isEverybody, openingsOf, openingTypes } from "./openings";

/** Source: EKS best practices, "Network security". */
export const openEgress: ResourceRule = {
    name: "aws-open-egress",
    protects: "What a load balancer or a database knows from being sent anywhere once it is taken over.",
    violation: "A security group lets everything out to everybody.",
    remediation: "Name the group or the blocks that are called, or leave egress out where nothing is.",
    severity: "medium",
    controls: [],
    types: openingTypes("egress"),
    check: (resource) =>
        openingsOf(resource, "egress").flatMap(({ blocks }) =>
            blocks.filter(({ value }) => isEverybody(value)).map(({ path }) => path),
        ),
};
