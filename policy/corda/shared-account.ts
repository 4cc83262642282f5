import { at, text } from "../reading";
import type { StackRule } from "../rule";
import { labelKeys } from "./labels";
import { workloadsOf } from "./workloads";

/** What a cloud lets an account do, a member's keys among it, every pod of the account may do. */
export const sharedAccount: StackRule = {
    name: "corda-shared-account",
    protects: "A member's keys in a cloud, from the pods of another member.",
    violation: "Pods of two members run as one ServiceAccount.",
    remediation: "Give each member a ServiceAccount of its own.",
    severity: "high",
    controls: [],
    checkStack: (resources) => {
        const owners = new Map<string, string>();
        return workloadsOf(resources).flatMap(({ resource: { urn }, pod: { spec, metadata }, namespace }) => {
            const member = text(at(metadata.value, "labels", labelKeys.node));
            if (member === "") {
                return [];
            }
            const account = JSON.stringify([namespace, text(spec.value["serviceAccountName"]) || "default"]);
            const owner = owners.get(account) ?? member;
            owners.set(account, owner);
            return owner === member ? [] : [{ urn, path: `${spec.path}.serviceAccountName` }];
        });
    },
};
