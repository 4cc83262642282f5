import { type Refusals, secret } from "./row";

const at = "corda:platform.secrets";
const ownLogin = `${secret} — remove it; pods log in as the account that they run as`;

/** Mistakes in where secrets are. They are put into an Enterprise stack with its secrets in Vault. */
export const secretStoresRefusals: Refusals = {
    "where its secrets are": [
        ["platform.secrets.kind", undefined, `${at}.kind: is missing — add it: kubernetes or hashicorp-vault`],
        ["platform.secrets.kind", "vault", `${at}.kind: is not known — the word is "hashicorp-vault"`],
        [
            "platform.secrets.kind",
            "aws-secrets-manager",
            `${at}.kind: takes identities of the cloud for the pods, which only kind: eks has — use kubernetes or hashicorp-vault here`,
        ],
        [
            "platform.secrets.kind",
            "azure-key-vault",
            `${at}.kind: takes identities of the cloud for the pods, which only kind: aks has — use kubernetes or hashicorp-vault here`,
        ],
        [
            "platform.secrets.kind",
            "sealed-secrets",
            `${at}.kind: is not known — corda:secrets are encrypted in the stack file already: use kubernetes`,
        ],
        [
            "platform.secrets.address",
            undefined,
            `${at}.address: is missing — add address: https://vault.example.com:8200`,
        ],
        [
            "platform.secrets.address",
            "http://vault.example.com:8200",
            `${at}.address: is in clear — use https://, because every secret goes over it`,
        ],
        [
            "platform.secrets.address",
            "https://vault.example.com/v1/secret",
            `${at}.address: has a path — write the address alone, like https://vault.example.com:8200; the engine is engineMount`,
        ],
        [
            "platform.secrets.address",
            "https://root:canary@vault.example.com",
            `${at}.address: is an address with a user or password in it — ${secret}; remove it, and change it where it was in use`,
        ],
        ["platform.secrets.token", "hvs.canary", `${at}.token: ${ownLogin}`],
        ["platform.secrets.roleId", "canary", `${at}.roleId: ${ownLogin}`],
        [
            "platform.secrets.skipVerify",
            true,
            `${at}.skipVerify: is refused: whoever stands between would have every secret — write caPath, a file with the authority`,
        ],
        [
            "platform.secrets.mount",
            "secret",
            `${at}.mount: is not known — write engineMount for where the secrets are, authMount for where pods log in`,
        ],
        [
            "platform.secrets.role",
            "corda-{pod}",
            `${at}.role: "corda-{pod}" is no role — use letters, digits and ._-, and {namespace} and {account} for the pod's`,
        ],
        [
            "platform.secrets.authMount",
            "auth/kubernetes",
            `${at}.authMount: "auth/kubernetes" has auth/ in it, which is put there by itself — write the mount alone, like kubernetes`,
        ],
        [
            "platform.secrets.engineMount",
            "secret/data",
            `${at}.engineMount: "secret/data" has data/ in it, which is put there by itself — write the mount alone, like secret`,
        ],
        [
            "platform.secrets.folder",
            "corda/../bank",
            `${at}.folder: "corda/../bank" is no path in Vault — use letters, digits and ._- with single slashes between, none around`,
        ],
        [
            "platform.secrets.folder",
            "/corda",
            `${at}.folder: "/corda" is no path in Vault — use letters, digits and ._- with single slashes between, none around`,
        ],
        [
            "platform.secrets.caPath",
            "ca.crt",
            `${at}.caPath: "ca.crt" is no path — write that of a file in the provider's pods, like /vault/tls/ca.crt`,
        ],
        [
            "platform.secrets.caCertificate",
            "/vault/tls/ca.crt",
            `${at}.caCertificate: is no certificate in PEM form — write the text from -----BEGIN CERTIFICATE----- to its end`,
        ],
        [
            "platform.secrets.caCertificate",
            "-----BEGIN PRIVATE KEY-----\ncanary\n-----END PRIVATE KEY-----",
            `${at}.caCertificate: is a private key — a stack file holds no secrets; remove it, and change it where it was in use`,
        ],
        [
            "platform.secrets.audience",
            "a b",
            `${at}.audience: "a b" is no audience — write it as the role has it, like vault`,
        ],
        [
            "secrets.hsm-user",
            { username: "canary", password: "canary" },
            "corda:secrets.hsm-user: is in HashiCorp Vault (platform.secrets), and a second value here would never be used — remove it, and put it there as docs/secrets.md says",
        ],
        [
            "secrets.registry",
            undefined,
            `corda:secrets.registry.".dockerconfigjson": is missing, and network.images.pullSecret needs it — run \`pulumi config set --secret --path 'corda:secrets.registry[".dockerconfigjson"]'\``,
        ],
        [
            "secrets.bank-b-db",
            { username: "canary" },
            "corda:secrets.bank-b-db: is named nowhere under corda:network — remove it",
        ],
    ],
};
