import type { Pass, Refusal } from "../refusal";
import { broken, passes } from "./broken";
import { cluster } from "./compliant-cluster";

const access = "apiServerAccessProfile";

/** A cluster whose API server is public, for these. */
const restricted = (authorizedIPRanges: unknown) => ({
    [`${access}.enablePrivateCluster`]: false,
    [`${access}.authorizedIPRanges`]: authorizedIPRanges,
});

/** Of rules about who gets into a cluster, and as whom it and its pods go out. */
export const accessRefusals: readonly Refusal[] = [
    broken("azure-cluster-local-accounts", "local accounts", cluster, { path: "disableLocalAccounts", value: false }),
    broken("azure-cluster-local-accounts", "local accounts by default", cluster, {
        path: "disableLocalAccounts",
        value: undefined,
    }),
    broken("azure-cluster-entra-login", "everybody's rights for everybody", cluster, {
        path: "enableRBAC",
        value: false,
    }),
    broken("azure-cluster-entra-login", "logins without Entra ID", cluster, {
        path: "aadProfile",
        value: undefined,
        at: "aadProfile.managed",
    }),
    broken("azure-cluster-azure-rbac", "rights that Azure's roles don't give", cluster, {
        path: "aadProfile.enableAzureRBAC",
        value: undefined,
    }),
    broken("azure-cluster-api-server-reach", "an API server for everybody", cluster, {
        path: `${access}.enablePrivateCluster`,
        value: undefined,
        at: `${access}.authorizedIPRanges`,
    }),
    broken("azure-cluster-api-server-reach", "half of the Internet at the API server", cluster, {
        path: access,
        value: { disableRunCommand: true, authorizedIPRanges: ["203.0.113.0/24", "0.0.0.0/1"] },
        at: `${access}.authorizedIPRanges[1]`,
    }),
    broken("azure-cluster-api-server-reach", "everybody by IPv6 at the API server", cluster, {
        path: access,
        value: { disableRunCommand: true, authorizedIPRanges: ["::/0"] },
        at: `${access}.authorizedIPRanges[0]`,
    }),
    broken("azure-cluster-public-name", "a public name of a private cluster, as by default", cluster, {
        path: `${access}.enablePrivateClusterPublicFQDN`,
        value: undefined,
    }),
    broken("azure-cluster-run-command", "commands from the portal, as by default", cluster, {
        path: `${access}.disableRunCommand`,
        value: undefined,
    }),
    broken("azure-cluster-workload-identity", "pods without an issuer of tokens", cluster, {
        path: "oidcIssuerProfile.enabled",
        value: false,
    }),
    broken("azure-cluster-workload-identity", "pods without an issuer of tokens, as by default", cluster, {
        path: "oidcIssuerProfile",
        value: undefined,
        at: "oidcIssuerProfile.enabled",
    }),
    broken("azure-cluster-workload-identity", "pods without identities", cluster, {
        path: "securityProfile.workloadIdentity",
        value: undefined,
        at: "securityProfile.workloadIdentity.enabled",
    }),
    broken("azure-cluster-managed-identity", "a service principal's password", cluster, {
        path: "servicePrincipalProfile",
        value: { clientId: "01234567-89ab-cdef-0123-456789abcdef", secret: "example" },
    }),
    broken("azure-cluster-managed-identity", "a control plane without an identity", cluster, {
        path: "identity",
        value: undefined,
        at: "identity.type",
    }),
];

/** Of rules about who gets into a cluster, and as whom it and its pods go out. */
export const accessPasses: readonly Pass[] = [
    passes("azure-cluster-local-accounts", "a cluster as the program makes it", cluster),
    passes("azure-cluster-entra-login", "rights that are on by default", cluster, { enableRBAC: undefined }),
    passes("azure-cluster-azure-rbac", "groups of administrators beside Azure's roles", cluster, {
        "aadProfile.adminGroupObjectIDs": ["c4f7e2a9-1d3b-4e6f-8a5c-7b9d0e2f4a61"],
    }),
    passes(
        "azure-cluster-api-server-reach",
        "a public API server for named blocks",
        cluster,
        restricted(["203.0.113.7", "198.51.100.0/24", "10.224.0.0/16", "2001:db8::/32", "2001:db8::1"]),
    ),
    passes(
        "azure-cluster-api-server-reach",
        "a public API server for nobody but the cluster itself",
        cluster,
        restricted(["0.0.0.0/32"]),
    ),
    passes("azure-cluster-public-name", "the name of a public API server", cluster, {
        ...restricted(["203.0.113.0/24"]),
        [`${access}.enablePrivateClusterPublicFQDN`]: undefined,
    }),
    passes("azure-cluster-run-command", "a public API server without commands from the portal", cluster, {
        ...restricted(["203.0.113.0/24"]),
    }),
    passes("azure-cluster-workload-identity", "workload identities beside other features", cluster, {
        "securityProfile.imageCleaner": { enabled: false },
    }),
    passes("azure-cluster-managed-identity", "an identity that Azure makes", cluster, {
        identity: { type: "SystemAssigned" },
    }),
];
