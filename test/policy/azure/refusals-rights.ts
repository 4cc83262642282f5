import { unknownValue } from "@pulumi/pulumi/runtime";
import type { Pass, Refusal } from "../refusal";
import { broken, passes, without } from "./broken";
import { cluster } from "./compliant-cluster";
import { backupsFrom, database, flowLogs, registry, workspace } from "./compliant-data";
import { diskKeys, key, managedHsm, vault } from "./compliant-keys";
import { zone } from "./compliant-network";
import { federation, lockedGroup, roleAssignment, roleDefinition } from "./compliant-rights";

const subscription = "/subscriptions/2f6f1b0c-5d0e-4a53-8f7a-3c1de9f0a6b1";
const definitions = `${subscription}/providers/Microsoft.Authorization/roleDefinitions`;

/** What can't be made anew. */
const unprotected = [
    ["a cluster", cluster],
    ["a vault", vault],
    ["an HSM", managedHsm],
    ["a key", key],
    ["disks' key", diskKeys],
    ["a member's database", database],
    ["a container of backups", () => backupsFrom("container")],
    ["a registry", registry],
    ["logs", workspace],
    ["the zone of members' names", zone],
] as const;

/** Of rules about rights, identities, locks and traces. */
export const rightsRefusals: readonly Refusal[] = [
    broken("azure-role-administrator", "the right to do everything", roleAssignment, {
        path: "roleDefinitionId",
        value: `${definitions}/8E3AF657-A8FF-443C-A75C-2FE8C4BCB635`,
    }),
    broken("azure-role-administrator", "the right to change everything", roleAssignment, {
        path: "roleDefinitionId",
        value: `${definitions}/b24988ac-6180-42a0-ab88-20f7382dd24c`,
    }),
    broken("azure-role-administrator", "the right to give rights", roleAssignment, {
        path: "roleDefinitionId",
        value: `${definitions}/18d7d88d-d35e-4fb5-a5c3-7773c20a72d9`,
    }),
    broken("azure-role-scope", "a right in the whole subscription", roleAssignment, {
        path: "scope",
        value: subscription,
    }),
    broken("azure-role-scope", "a right in the whole tenant", roleAssignment, { path: "scope", value: "/" }),
    broken("azure-role-scope", "a right in a group of subscriptions", roleAssignment, {
        path: "scope",
        value: "/providers/Microsoft.Management/managementGroups/bank",
    }),
    broken("azure-role-scope", "a role for the whole subscription", roleDefinition, {
        path: "assignableScopes[1]",
        value: `${subscription}/`,
    }),
    broken("azure-role-wildcard", "every action", roleDefinition, {
        path: "permissions[0].actions",
        value: ["*"],
        at: "permissions[0].actions[0]",
    }),
    broken("azure-role-wildcard", "everything that can be done with a secret", roleDefinition, {
        path: "permissions[0].dataActions[1]",
        value: "Microsoft.KeyVault/vaults/secrets/*",
    }),
    broken("azure-role-wildcard", "reading of everything, in a second part", roleDefinition, {
        path: "permissions[1]",
        value: { actions: ["*/read"] },
        at: "permissions[1].actions[0]",
    }),
    broken("azure-federation-subject", "every account of a namespace", federation, {
        path: "subject",
        value: "system:serviceaccount:corda:*",
    }),
    broken("azure-federation-subject", "the account that pods have by default", federation, {
        path: "subject",
        value: "system:serviceaccount:corda:default",
    }),
    broken("azure-federation-subject", "nobody in particular", federation, { path: "subject", value: undefined }),
    broken("azure-federation-subject", "every branch of a repository", federation, {
        path: "subject",
        value: "repo:bank/corda:*",
    }),
    broken("azure-federation-audience", "tokens for the cluster itself", federation, {
        path: "audiences",
        value: ["https://kubernetes.default.svc"],
    }),
    broken("azure-federation-audience", "tokens for others as well", federation, {
        path: "audiences",
        value: ["api://AzureADTokenExchange", "vault"],
    }),
    without("azure-data-lock", "a group of addresses that can be deleted", lockedGroup, "lock"),
    ...unprotected.map(([what, of]): Refusal => ({
        rule: "azure-protected-data",
        what: `${what} that an update may remove`,
        of,
        among: ([first, ...others]) => (first ? [{ ...first, protect: false }, ...others] : []),
        at: "protect",
    })),
    broken("azure-lock-level", "a lock that locks nothing", () => lockedGroup().reverse(), {
        path: "level",
        value: "NotSpecified",
    }),
    without("azure-resource-log", "a vault that nothing watches", vault, "watched"),
    without("azure-resource-log", "an HSM that nothing watches", managedHsm, "watched"),
    without("azure-resource-log", "a database that nothing watches", database, "watched"),
    {
        rule: "azure-resource-log",
        what: "a log of a registry that has nothing in it",
        of: registry,
        among: (examples) =>
            examples.map((example) =>
                example.name === "watched" ? { ...example, props: { ...example.props, logs: [] } } : example,
            ),
    },
];

/** Of rules about rights, identities, locks and traces. */
export const rightsPasses: readonly Pass[] = [
    passes("azure-role-administrator", "a role of one's own, whose id isn't like Azure's", roleAssignment, {
        roleDefinitionId: `${definitions}/4c1d0e9a-0000-8000-8000-8e3af657a8ff`,
    }),
    passes("azure-role-administrator", "a role of one's own, whose id isn't known yet", roleAssignment, {
        roleDefinitionId: unknownValue,
    }),
    passes("azure-role-scope", "a right on something whose id isn't known yet", roleAssignment, {
        scope: unknownValue,
    }),
    passes("azure-role-scope", "a role for something whose id isn't known yet", roleDefinition, {
        assignableScopes: [unknownValue],
    }),
    passes("azure-role-scope", "a right in a resource group", roleAssignment, {
        scope: `${subscription}/resourceGroups/corda-prod-addresses`,
    }),
    passes("azure-role-wildcard", "a star in what isn't allowed", roleDefinition, {
        "permissions[0].notDataActions": ["Microsoft.KeyVault/vaults/secrets/purge/*"],
    }),
    passes("azure-federation-subject", "an account that is called like the one by default", federation, {
        subject: "system:serviceaccount:corda:default-bank",
    }),
    passes("azure-federation-subject", "one environment of another issuer", federation, {
        subject: "repo:bank/corda:environment:production",
    }),
    passes("azure-federation-audience", "an issuer that isn't known yet", federation, { issuer: unknownValue }),
    {
        rule: "azure-data-lock",
        what: "a lock of the address itself",
        of: () => {
            const [group, node, lock] = lockedGroup();
            return group && node && lock ? [group, node, { ...lock, dependencies: [node.urn ?? ""] }] : [];
        },
    },
    passes("azure-protected-data", "an account of logs, which come again", () => flowLogs().reverse()),
    passes("azure-lock-level", "a lock against changes as well", () => lockedGroup().reverse(), {
        level: "ReadOnly",
    }),
    {
        rule: "azure-data-lock",
        what: "a group without data",
        of: () => lockedGroup().filter(({ name }) => name === "addresses"),
    },
    passes("azure-resource-log", "an HSM's audit by its own name", managedHsm),
];
