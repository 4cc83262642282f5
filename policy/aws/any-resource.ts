import type { Properties } from "../reading";
import type { ResourceRule } from "../rule";
import { isEveryAction, rightsOf, rightsTypes } from "./rights";
import { namedBy, texts } from "./statements";

interface Actions {
    readonly actions: readonly string[];
}

const actions = ["ecr:GetAuthorizationToken", "sts:GetCallerIdentity"];

/** What is only looked at, which AWS lets nobody narrow for most services. */
const looking = /^[a-z0-9-]+:(Describe|List)/;

/** Conditions by which all resources are those of a tag, an account or a name. */
const narrowing = /(resource(tag|account|aliases)|requesttag)/;

/** Source: Service Authorization Reference: which actions know no resource. */
export const anyResource: ResourceRule<Actions> = {
    name: "aws-any-resource",
    protects: "Other clusters, keys and data of the account from what one pod may do to its own.",
    violation: "A policy allows an action that changes or reads things on all of them.",
    remediation: "Name the ARN, or narrow the statement by aws:ResourceTag; a star is for Describe and List alone.",
    severity: "high",
    controls: [],
    settings: {
        schema: {
            actions: {
                type: "array",
                items: { type: "string" },
                default: actions,
                description: "Other actions that AWS lets nobody narrow.",
            },
        },
        defaults: { actions },
    },
    types: rightsTypes,
    check: (resource, { actions: allowed }) =>
        rightsOf(resource)
            .filter(
                ({ value }) =>
                    all(value) &&
                    !namedBy(value).some((key) => narrowing.test(key)) &&
                    texts(value["Action"]).some((action) => narrowable(action) && !allowed.includes(action)),
            )
            .map(({ path }) => `${path}.Resource`),
};

/** Every action of a service is another rule's. */
function narrowable(action: string): boolean {
    return !looking.test(action) && !isEveryAction(action);
}

function all(statement: Properties): boolean {
    return statement["NotResource"] !== undefined || texts(statement["Resource"]).includes("*");
}
