import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { AzureKeyVaultArgs } from "../../../components/hsm/azure-key-vault";
import { hsmIdentity } from "../../../components/hsm/identity";
import { hsmClient } from "../../../components/hsm/select";
import { publicAddresses } from "../../../components/isolation/policies";
import { filesOf } from "../../../components/hsm/template";
import { readHocon } from "../node/read-hocon";
import { hsmArgs, hsmOf, kinds } from "./hsms";

const versions = ["4.5", "4.10", "4.14"];
const cases = kinds.flatMap(({ kind }) => versions.map((version) => ({ kind, version })));

function azure(login: AzureKeyVaultArgs["login"], version: string, protection: "software" | "hardware" = "software") {
    return hsmClient({
        kind: "azure-key-vault",
        name: "vault",
        clientImage: "registry.example.com/hsm-client:1",
        version,
        vaultUrl: "https://corda.vault.azure.net/",
        protection,
        login,
    });
}

describe("the configuration file of an HSM", () => {
    it.each(cases)("of kind $kind under $version is the reviewed one [000-7] [000-2]", async ({ kind, version }) => {
        const { configuration } = hsmOf(kind, version);
        await expect(configuration).toMatchFileSnapshot(join(__dirname, "golden", version, `${kind}.conf`));
    });

    it.each(cases)("of kind $kind under $version takes every credential from a file [000-7] [001-9]", (of) => {
        const { configuration, credentials, name } = hsmOf(of.kind, of.version);
        expect(filesOf(configuration)).toEqual(credentials?.keys.map((key) => `/hsm-credentials/${name}/${key}`));
        const secret = Object.entries(readHocon(configuration)).filter(([key]) =>
            ["username", "password", "credentials"].includes(key),
        );
        expect(secret.length).toBeGreaterThan(0);
        for (const [, value] of secret) {
            expect(value).toMatch(/^\$\{file:[^}]+\}$/);
        }
    });

    it("of an Azure Key Vault names the tenant from 4.8, and the key's alias before [000-7] [000-2]", () => {
        const read = (version: string) => Object.keys(readHocon(hsmOf("azure-key-vault", version).configuration));
        expect(read("4.7")).toContain("alias");
        expect(read("4.7")).not.toContain("tenantId");
        expect(read("4.8")).toContain("tenantId");
        expect(read("4.8")).not.toContain("alias");
    });

    it("of an Azure Key Vault has no login where the pod's identity is one [000-7]", () => {
        for (const login of [
            { kind: "managed-identity" },
            { kind: "workload-identity", clientId: "11111111-2222-3333-4444-555555555555" },
        ] as const) {
            const client = azure(login, "4.12");
            expect(readHocon(client.configuration)).toEqual({
                keyVaultURL: "https://corda.vault.azure.net/",
                protection: "SOFTWARE",
            });
            expect(client.credentials).toBeUndefined();
            expect(client.files).toBeUndefined();
        }
    });
});

describe("a pod's identity in Azure", () => {
    it("is its service account's, by annotation and label [000-7]", () => {
        const client = azure({ kind: "workload-identity", clientId: "11111111-2222-3333-4444-555555555555" }, "4.12");
        expect(client.podLabels).toEqual({ "azure.workload.identity/use": "true" });
        expect(hsmIdentity([client], "bank-a")).toEqual({
            accountAnnotations: { "azure.workload.identity/client-id": "11111111-2222-3333-4444-555555555555" },
            requires: [],
        });
    });

    it("is asked of the metadata service only where it is the machine's [000-8]", () => {
        const metadata = { addresses: { cidr: "169.254.169.254/32" }, ports: [80] };
        expect(azure({ kind: "managed-identity" }, "4.12").egress).toContainEqual(metadata);
        expect(hsmOf("azure-key-vault").egress).not.toContainEqual(metadata);
    });

    it("is refused before 4.8, with the way to log in that there is [000-7]", () => {
        expect(() => azure({ kind: "managed-identity" }, "4.7")).toThrow(
            "HSM vault: Corda 4.7 knows no managed-identity, which takes 4.8 or later; " +
                "use login: { kind: certificate } or a later version",
        );
    });

    it("is refused a vault that isn't reached over TLS [000-7]", () => {
        expect(() =>
            hsmClient({ ...(hsmArgs("azure-key-vault", "4.12") as AzureKeyVaultArgs), vaultUrl: "http://vault/" }),
        ).toThrow('HSM vault: vaultUrl has to begin with https://, and is "http://vault/"');
    });
});

describe("the way to an HSM", () => {
    it.each(kinds)("of kind $kind is open, and no other way [000-8]", ({ kind }) => {
        const ports: Record<typeof kind, readonly number[]> = {
            "azure-key-vault": [443],
            "aws-cloudhsm": [2223, 2224, 2225],
            utimaco: [288],
            "gemalto-luna": [1792],
            "ncipher-nshield": [9004],
            futurex: [9100],
            "securosys-primus-x": [2300],
        };
        const cidrs: Partial<Record<typeof kind, string>> = { "aws-cloudhsm": "10.1.2.0/28" };
        const addresses = kind === "azure-key-vault" ? publicAddresses : { cidr: cidrs[kind] ?? "10.1.2.3/32" };
        expect(hsmOf(kind).egress).toEqual([{ addresses, ports: ports[kind] }]);
    });

    it("needs addresses where the device is known by a name [000-8]", () => {
        const named = { ...hsmArgs("securosys-primus-x", "4.12"), host: "hsm.example.com" };
        expect(() => hsmClient(named)).toThrow(
            'HSM vault: "hsm.example.com" is a name, and a NetworkPolicy opens the way to addresses only; ' +
                'give them, as in addresses: [{ cidr: "10.1.2.0/28" }]',
        );
        expect(hsmClient({ ...named, addresses: [{ cidr: "10.1.2.0/28" }] } as typeof named).egress).toEqual([
            { addresses: { cidr: "10.1.2.0/28" }, ports: [2300] },
        ]);
    });
});

describe("the client software of an HSM", () => {
    it("is the one that the release was tested with [000-7] [000-1]", () => {
        const luna = (version: string) => hsmOf("gemalto-luna", version).driver.version;
        for (const version of ["4.5", "4.9", "4.9.6", "4.10", "4.10.1"]) {
            expect(luna(version), version).toBe("Luna client 7.3");
        }
        for (const version of ["4.9.7", "4.10.2", "4.11", "4.12.5", "4.14"]) {
            expect(luna(version), version).toBe("Luna client 10.4.0");
        }
        expect(hsmOf("futurex", "4.11").driver.version).toBe("FXJCA 1.17, PKCS#11 3.1");
        expect(hsmOf("futurex", "4.14").driver.version).toBe("FXJCA 1.33, PKCS#11 5.1");
    });

    it("of an nShield is given the time that its first key store takes [000-7]", () => {
        expect(hsmOf("ncipher-nshield").timeout).toBeGreaterThanOrEqual(10_000);
    });
});

describe("a kind of HSM", () => {
    it("is refused to a release that doesn't work with it at all [000-7] [000-1]", () => {
        expect(() => hsmClient(hsmArgs("aws-cloudhsm", "4.4"))).toThrow(
            /^HSM vault: Corda 4\.4 can't keep a node's identity in aws-cloudhsm, which takes 4\.5 or later/,
        );
    });
});
