import type { StackInput } from "../../config/read";
import type { Raw } from "./fixture";

/** Values of the secrets that {@link cenmStack} names. */
export function cenmSecrets(): Record<string, Record<string, string>> {
    return {
        registry: { ".dockerconfigjson": '{"auths":{"registry.example.com":{"auth":"canary"}}}' },
        "hsm-user": { username: "canary-user", password: "canary-pin" },
        jira: { username: "canary-jira", password: "canary-jira-password" },
        "cenm-db": {
            username: "cenm",
            password: "canary-db",
            "ca.crt": "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n",
        },
        "zone-tokens": { "identity-manager": "canary-1", signer: "canary-2", "network-map": "canary-3" },
    };
}

/** A stack with a zone on CENM that uses every key and has no mistake in it. */
export function cenmStack(): Raw {
    const stack: StackInput = {
        platform: { kind: "existing", context: "a-cluster", storage: { ledger: "fast-encrypted" } },
        network: {
            edition: "enterprise",
            version: "4.10",
            images: { registry: "registry.example.com/corda", pullSecret: { secret: "registry" } },
            hsms: [
                {
                    name: "appliance",
                    kind: "utimaco",
                    clientImage: "registry.example.com/utimaco-client:1.0",
                    host: "hsm.example.com",
                    addresses: ["10.1.2.0/28"],
                    keyGroup: "NETWORK",
                    credentials: { secret: "hsm-user" },
                },
            ],
            zone: {
                kind: "cenm",
                version: "1.6",
                acceptLicense: true,
                purpose: "production",
                namespace: "network-services",
                subject: "OU=Network,O=Operator,L=London,C=GB",
                crlHost: "crl.example.com:8080",
                email: "ops@example.com",
                approvalMinutes: 60,
                images: { registry: "registry.example.com/r3", tag: "1.6.2-zulu-openjdk8u382" },
                size: "medium",
                protection: "protected",
                databases: {
                    auth: { kind: "postgresql", storage: "5Gi" },
                    identityManager: {
                        kind: "external",
                        vendor: "postgresql",
                        hosts: ["db.example.com"],
                        name: "identity-manager",
                        credentials: { secret: "cenm-db" },
                    },
                    networkMap: {
                        kind: "external",
                        vendor: "postgresql",
                        hosts: ["db.example.com"],
                        name: "network-map",
                        credentials: { secret: "cenm-db" },
                    },
                },
                hsm: { name: "appliance" },
                approval: {
                    issuance: {
                        kind: "jira",
                        address: "https://jira.example.com",
                        projectCode: "CSR",
                        credentials: { secret: "jira" },
                        addresses: ["10.2.0.5/32"],
                    },
                    revocation: {
                        kind: "own",
                        className: "com.example.Approve",
                        jar: "/opt/cenm/plugins/approve.jar",
                    },
                },
                schedules: { networkMap: "30s" },
                minimumPlatformVersion: 12,
                parameters: { maxMessageSize: 10_485_760, eventHorizonDays: 60 },
                ingress: {
                    class: "nginx",
                    namespace: "ingress-nginx",
                    hosts: { identityManager: "doorman.example.com", gateway: "cenm.example.com" },
                    tls: { issuer: "letsencrypt" },
                },
                kubernetesApi: ["203.0.113.7/32"],
                zoneTokens: { secret: "zone-tokens" },
            },
            notaries: [
                {
                    name: "notary",
                    legalName: "O=Notary,L=London,C=GB",
                    serviceLegalName: "O=Notary Service,L=London,C=GB",
                },
            ],
            nodes: [{ name: "bank-a", legalName: "O=Bank A,L=London,C=GB" }],
        },
    };
    return { ...(structuredClone(stack) as unknown as Raw), secrets: cenmSecrets() };
}
