import { at } from "../reading";
import type { ResourceRule } from "../rule";
import { allowances, namedBy, texts } from "./statements";

interface Services {
    readonly services: readonly string[];
}

/** EC2 names no account when it takes a machine's role; pods are another rule's. */
const services = ["ec2.amazonaws.com", "ec2.amazonaws.com.cn", "pods.eks.amazonaws.com"];

/** Keys that say for whom a service works. */
const callers = ["aws:sourceaccount", "aws:sourcearn", "aws:sourceorgid"];

/** Source: IAM user guide, "The confused deputy problem". */
export const roleOfService: ResourceRule<Services> = {
    name: "aws-role-of-service",
    protects: "A role's rights from being used by a service of AWS for another account.",
    violation: "A service of AWS can take a role, for whichever account it works.",
    remediation: "Narrow the statement by aws:SourceAccount or aws:SourceArn.",
    severity: "medium",
    controls: [],
    settings: {
        schema: {
            services: {
                type: "array",
                items: { type: "string" },
                default: services,
                description: "Services that name no account when they take a role.",
            },
        },
        defaults: { services },
    },
    types: ["aws:iam/role:Role"],
    check: ({ props }, { services: exempt }) =>
        allowances(props["assumeRolePolicy"], "assumeRolePolicy")
            .filter(
                ({ value }) =>
                    texts(at(value, "Principal", "Service")).some((service) => !exempt.includes(service)) &&
                    !namedBy(value).some((key) => callers.includes(key)),
            )
            .map(({ path }) => `${path}.Condition`),
};
