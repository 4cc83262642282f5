import type { Refusals } from "./row";

const border = {
    name: "border",
    kind: "utimaco",
    clientImage: "registry.example.com/utimaco-client:1.0",
    host: "hsm.example.com",
    addresses: ["10.1.2.0/28"],
    keyGroup: "TUNNEL",
    credentials: { secret: "tunnel-user" },
};
const vault = {
    name: "border",
    kind: "azure-key-vault",
    clientImage: "registry.example.com/azure-client:1.0",
    url: "https://tunnel.vault.azure.net/",
    login: "workload-identity",
    clientId: "11111111-89ab-cdef-0123-456789abcdef",
};
const unused = "corda:secrets.tunnel-user: is named nowhere under corda:network — remove it";

/** HSMs that a float or a pod can't have; each is put into the Enterprise stack that has none. */
export const hsmLoginsAndPodsRefusals: Refusals = {
    "who logs in to what": [
        [
            "network.firewalls[0].keys.tunnel",
            "vault",
            'corda:network.hsms[2].name: no key is in "border" — name it under `keys` of a member or firewall, or remove it',
            'corda:network.firewalls[0].keys.tunnel: "vault" has the key of nodes[0].keys.identity, and whoever takes over the float could sign with it — describe another HSM for the tunnel, with a login of its own',
            "corda:network.hsms[0].addresses: is missing, and the float of firewalls[0] would reach every public address — name those of the vault's private endpoint, like addresses: [ 10.1.2.0/28 ]",
            "corda:network.hsms[0].loginAddresses: is missing, and the float of firewalls[0] would reach every public address — name those at which Azure, or what forwards to it, checks logins, like loginAddresses: [ 10.1.2.0/28 ]",
        ],
        [
            "network.firewalls[0].keys.tunnel",
            "appliance",
            'corda:network.hsms[2].name: no key is in "border" — name it under `keys` of a member or firewall, or remove it',
            'corda:network.firewalls[0].keys.tunnel: "appliance" has the key of nodes[2].keys.identity, and whoever takes over the float could sign with it — describe another HSM for the tunnel, with a login of its own',
        ],
        [
            "network.hsms[2]",
            { ...border, credentials: { secret: "hsm-user" } },
            'corda:network.firewalls[0].keys.tunnel: "border" is logged in to as "appliance" is, which has the key of nodes[2].keys.identity, and whoever takes over the float could sign with it — describe another HSM for the tunnel, with a login of its own',
            unused,
        ],
        [
            "network.hsms[2]",
            { ...border, keyGroup: "BANK" },
            'corda:network.firewalls[0].keys.tunnel: "border" is logged in to as "appliance" is, which has the key of nodes[2].keys.identity, and whoever takes over the float could sign with it — describe another HSM for the tunnel, with a login of its own',
        ],
        [
            "network.hsms[2]",
            { ...border, keyGroup: undefined },
            'corda:network.firewalls[0].keys.tunnel: "border" is logged in to as "appliance" is, which has the key of nodes[2].keys.identity, and whoever takes over the float could sign with it — describe another HSM for the tunnel, with a login of its own',
        ],
        [
            "network.hsms[2]",
            {
                ...vault,
                addresses: ["10.1.2.0/28"],
                loginAddresses: ["10.1.3.0/28"],
                clientId: "01234567-89ab-cdef-0123-456789abcdef",
            },
            'corda:network.firewalls[0].keys.tunnel: "border" is logged in to as "vault" is, which has the key of nodes[0].keys.identity, and whoever takes over the float could sign with it — describe another HSM for the tunnel, with a login of its own',
            unused,
        ],
        [
            "network.hsms[2]",
            { ...vault, login: "certificate", tenantId: vault.clientId, credentials: { secret: "hsm-user" } },
            'corda:network.hsms[2].credentials.secret: "hsm-user" is the login of hsms[1] too, which is of another kind — give each kind a secret of its own',
            "corda:network.hsms[2].addresses: is missing, and the float of firewalls[0] would reach every public address — name those of the vault's private endpoint, like addresses: [ 10.1.2.0/28 ]",
            "corda:network.hsms[2].loginAddresses: is missing, and the float of firewalls[0] would reach every public address — name those at which Azure, or what forwards to it, checks logins, like loginAddresses: [ 10.1.2.0/28 ]",
            unused,
            'corda:secrets.hsm-user."login.p12": is missing, and network.hsms[2].credentials needs it — run `pulumi config set --secret --path \'corda:secrets.hsm-user["login.p12"]\'`',
        ],
        [
            "network.hsms[2]",
            { ...vault, login: "managed-identity", clientId: undefined },
            'corda:network.firewalls[0].keys.tunnel: "border" is logged in to with the machine\'s identity, and a float may not ask the metadata service for it — write login: workload-identity or certificate there, or name another HSM',
            unused,
        ],
        [
            "network.hsms[2]",
            { ...vault, login: "managed-identity", clientId: undefined, loginAddresses: ["10.1.3.0/28"] },
            "corda:network.hsms[2].loginAddresses: is of no use with login: managed-identity, which is asked of the machine — remove it, or choose another login",
            'corda:network.firewalls[0].keys.tunnel: "border" is logged in to with the machine\'s identity, and a float may not ask the metadata service for it — write login: workload-identity or certificate there, or name another HSM',
            unused,
        ],
    ],
    "what one pod can't use": [
        [
            "network.hsms[2]",
            { ...vault, addresses: ["10.1.2.0/28"], loginAddresses: ["10.1.3.0/28"] },
            'corda:network.firewalls[0].keys.tunnel: "border" can\'t be in one pod with "vault" of firewalls[0].keys.tls: a pod has one workload identity — name one of another kind for the tunnel, or leave keys.tunnel out',
            unused,
        ],
    ],
};
