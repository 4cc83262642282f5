import { hsmClient, type HsmClientArgs } from "../../../components/hsm/select";
import type { HsmClient } from "../../../components/hsm/client";
import { type HsmKind, hsmKinds } from "../../../components/versions/hsm-kinds";

const common = { name: "vault", clientImage: "registry.example.com/hsm-client:1" };
const device = { host: "10.1.2.3", secret: "hsm-login" };

/** An HSM of each kind, with a login by a Secret. */
export function hsmArgs(kind: HsmKind, version: string): HsmClientArgs {
    const base = { ...common, version };
    switch (kind) {
        case "azure-key-vault":
            return {
                ...base,
                kind,
                vaultUrl: "https://corda.vault.azure.net/",
                protection: "software",
                login: {
                    kind: "certificate",
                    clientId: "11111111-2222-3333-4444-555555555555",
                    tenantId: "66666666-7777-8888-9999-000000000000",
                    secret: "hsm-login",
                },
            };
        case "aws-cloudhsm":
            return {
                ...base,
                kind,
                partition: "hsm-w4b6nnfio7z",
                secret: "hsm-login",
                clientSecret: "hsm-client",
                addresses: [{ cidr: "10.1.2.0/28" }],
            };
        case "utimaco":
            return { ...base, ...device, kind, port: 288 };
        case "gemalto-luna":
            return { ...base, ...device, kind, partition: "corda", clientSecret: "hsm-client" };
        case "ncipher-nshield":
            return { ...base, ...device, kind, keyManagementData: "security-world" };
        case "futurex":
            return { ...base, ...device, kind, port: 9100, clientSecret: "hsm-client" };
        case "securosys-primus-x":
            return { ...base, ...device, kind, port: 2300 };
    }
}

/** The client of an HSM of that kind. */
export function hsmOf(kind: HsmKind, version = "4.12"): HsmClient {
    return hsmClient(hsmArgs(kind, version));
}

/** Every kind, to name tests by. */
export const kinds = hsmKinds.map((kind) => ({ kind }));
