import type { StackInput } from "../../config/read";
import type { Raw } from "./fixture";

/** Values of the secrets that {@link enterpriseStack} names. */
export function enterpriseSecrets(): Record<string, Record<string, string>> {
    const database = () => ({
        username: "corda",
        password: "canary-db",
        "ca.crt": "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n",
    });
    return {
        "network-root": { "network-root-truststore.jks": "/u3+7QAAAAIAAAABAAAA", password: "canary-root" },
        registry: { ".dockerconfigjson": '{"auths":{"registry.example.com":{"auth":"canary"}}}' },
        "hsm-user": { username: "canary-user", password: "canary-pin" },
        "tunnel-user": { username: "canary-tunnel", password: "canary-tunnel-pin" },
        "bank-a-db": database(),
        "notary-db": database(),
    };
}

/** The same stack with its secrets in Vault: only the registry's login is among its own. */
export function vaultStack(): Raw {
    const stack = enterpriseStack();
    return {
        ...stack,
        platform: {
            ...(stack["platform"] as Raw),
            secrets: { kind: "hashicorp-vault", address: "https://vault.example.com:8200" },
        },
        secrets: { registry: enterpriseSecrets()["registry"] },
    };
}

/** An Enterprise stack that uses every part of a topology and has no mistake in it. */
export function enterpriseStack(): Raw {
    const stack: StackInput = {
        platform: { kind: "existing", context: "a-cluster", storage: { ledger: "fast-encrypted" } },
        network: {
            edition: "enterprise",
            version: "4.10",
            zone: {
                kind: "doorman",
                doormanUrl: "https://doorman.example.com",
                networkMapUrl: "https://map.example.com",
                rootTrustStore: { secret: "network-root" },
                email: "ops@example.com",
                approvalMinutes: 60,
            },
            images: { registry: "registry.example.com/corda", pullSecret: { secret: "registry" } },
            hsms: [
                {
                    name: "vault",
                    kind: "azure-key-vault",
                    clientImage: "registry.example.com/azure-client:1.0",
                    url: "https://bank.vault.azure.net/",
                    protection: "software",
                    login: "workload-identity",
                    clientId: "01234567-89ab-cdef-0123-456789abcdef",
                },
                {
                    name: "appliance",
                    kind: "utimaco",
                    clientImage: "registry.example.com/utimaco-client:1.0",
                    host: "hsm.example.com",
                    addresses: ["10.1.2.0/28"],
                    keyGroup: "BANK",
                    credentials: { secret: "hsm-user" },
                },
                {
                    name: "border",
                    kind: "utimaco",
                    clientImage: "registry.example.com/utimaco-client:1.0",
                    host: "hsm.example.com",
                    addresses: ["10.1.2.0/28"],
                    keyGroup: "TUNNEL",
                    credentials: { secret: "tunnel-user" },
                },
            ],
            brokers: [{ name: "messaging", standby: true, storage: "10Gi" }],
            firewalls: [
                {
                    name: "edge",
                    broker: "messaging",
                    float: { namespace: "dmz", host: "float.example.com" },
                    keys: { tls: "vault", tunnel: "border", broker: "vault" },
                },
            ],
            notaryClusters: [
                {
                    name: "ha-notary",
                    legalName: "O=HA Notary,L=London,C=GB",
                    keys: { service: "appliance" },
                    database: {
                        kind: "external",
                        vendor: "cockroachdb",
                        hosts: ["crdb-1.example.com", "crdb-2.example.com"],
                        name: "notary",
                        schema: "corda_adm",
                        credentials: { secret: "notary-db" },
                    },
                    workers: [
                        { name: "notary-1", legalName: "O=Notary Worker 1,L=London,C=GB" },
                        { name: "notary-2", legalName: "O=Notary Worker 2,L=London,C=GB" },
                    ],
                },
            ],
            nodes: [
                {
                    name: "bank-a",
                    legalName: "O=Bank A,L=London,C=GB",
                    firewall: "edge",
                    keys: { identity: "vault", broker: "vault", confidential: "vault" },
                    standby: true,
                    database: {
                        kind: "external",
                        vendor: "sql-server",
                        hosts: ["sql.example.com"],
                        name: "bank-a",
                        schema: "bank_a",
                        credentials: { secret: "bank-a-db" },
                    },
                },
                {
                    name: "bank-b",
                    legalName: "O=Bank B,L=London,C=GB",
                    firewall: "edge",
                    keys: { broker: "vault" },
                },
                {
                    name: "bank-c",
                    legalName: "O=Bank C,L=London,C=GB",
                    keys: { identity: "appliance", tls: "appliance" },
                    host: "bank-c.example.com",
                },
            ],
        },
    };
    return { ...(structuredClone(stack) as unknown as Raw), secrets: enterpriseSecrets() };
}
