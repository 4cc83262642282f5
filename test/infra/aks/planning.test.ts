import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addressAt, addressCount, addressRange, contains, isPrivate, overlap } from "../../../config/address-block";
import { aksSchema } from "../../../config/aks";
import { azureRegions } from "../../../config/azure-regions";
import { withinFolders } from "../../../infra/aks/backup-condition";
import { kubeconfig } from "../../../infra/aks/kubeconfig";
import { labelledHost, stableUuid, uniqueName } from "../../../infra/aks/names";
import { root } from "../../program/stack-file";
import { aksConfig, productionSections } from "./recorded-platform";

describe("names in Azure", () => {
    it("are the same in every run, and others' for others [001-16]", () => {
        fc.assert(
            fc.property(fc.string(), fc.string(), (one, other) => {
                expect(uniqueName("backup", one)).toBe(uniqueName("backup", one));
                expect(uniqueName("backup", one) === uniqueName("backup", other)).toBe(one === other);
            }),
        );
    });

    it("of storage accounts and vaults are within 24 letters and digits [001-16]", () => {
        for (const what of ["backup", "flows", "keys-", "secrets-"]) {
            expect(uniqueName(what, "a subscription", "corda")).toMatch(/^[a-z][a-z0-9-]{2,23}$/);
        }
        expect(uniqueName("backup", "x")).toMatch(/^[a-z0-9]+$/);
    });

    it("of role assignments are UUIDs, as Azure asks [001-16]", () => {
        fc.assert(
            fc.property(fc.array(fc.string()), (of) => {
                expect(stableUuid(...of)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
            }),
        );
    });

    it("of addresses are those that Azure makes of a label [001-4]", () => {
        expect(labelledHost("corda-bank-a", "northeurope")).toBe("corda-bank-a.northeurope.cloudapp.azure.com");
    });
});

describe("blocks of addresses", () => {
    const blocks = fc
        .tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255), fc.integer({ min: 1, max: 32 }))
        .map(([a, b, c, d, prefix]) => `${a}.${b}.${c}.${d}/${prefix}`);

    it("have as many addresses as their prefix says, and contain themselves [001-16]", () => {
        fc.assert(
            fc.property(blocks, (block) => {
                const range = addressRange(block);
                expect(range && addressCount(range)).toBe(2 ** (32 - Number(block.split("/")[1])));
                expect(range && contains(range, range) && overlap(range, range)).toBe(true);
            }),
        );
    });

    it("overlap exactly where one contains the other's beginning [001-16]", () => {
        fc.assert(
            fc.property(blocks, blocks, (first, second) => {
                const [one, other] = [addressRange(first), addressRange(second)];
                if (one !== undefined && other !== undefined) {
                    expect(overlap(one, other)).toBe(contains(one, other) || contains(other, one));
                    expect(overlap(one, other)).toBe(overlap(other, one));
                }
            }),
        );
    });

    it("are written and read alike [001-16]", () => {
        fc.assert(
            fc.property(fc.nat(2 ** 32 - 1), (address) => {
                const range = addressRange(`${addressAt({ first: 0, end: 2 ** 32 }, address)}/32`);
                expect(range?.first).toBe(address);
            }),
        );
    });

    it("are private or not as the internet has agreed [001-16]", () => {
        const privately = (block: string) => {
            const range = addressRange(block);
            return range !== undefined && isPrivate(range);
        };
        expect(["10.1.0.0/16", "172.31.0.0/16", "192.168.1.0/24", "100.100.0.0/16"].map(privately)).toEqual(
            Array(4).fill(true),
        );
        expect(["11.0.0.0/8", "172.32.0.0/16", "192.169.0.0/16", "0.0.0.0/1"].map(privately)).toEqual(
            Array(4).fill(false),
        );
    });

    it("are none where a number is too large [001-16]", () => {
        for (const block of ["256.0.0.0/8", "10.0.0.0/33", "10.0.0/8", "10.0.0.0", ""]) {
            expect(addressRange(block)).toBeUndefined();
        }
    });
});

describe("a kubeconfig", () => {
    const ofAzure = Buffer.from(
        'clusters:\n- name: corda\n  cluster: { server: "https://x", certificate-authority-data: "QQ==", extra: y }\nusers:\n- name: u\n  user: { token: canary }\n',
    ).toString("base64");

    it("logs in by kubelogin, as the stack file says, and holds no credential [001-9] (CIS AKS 1.8 5.5.1)", () => {
        const written = kubeconfig(ofAzure, "workloadidentity", "tenant-1");
        expect(written).not.toContain("canary");
        const { users, clusters } = JSON.parse(written) as {
            users: { user: { exec: { command: string; args: string[] } } }[];
            clusters: { cluster: Record<string, string> }[];
        };
        expect(users[0]?.user.exec.command).toBe("kubelogin");
        expect(users[0]?.user.exec.args).toEqual(
            expect.arrayContaining(["--login", "workloadidentity", "--tenant-id", "tenant-1"]),
        );
        expect(clusters[0]?.cluster).toEqual({ server: "https://x", "certificate-authority-data": "QQ==" });
    });

    it("trusts the cluster's own authority [004-17]", () => {
        expect(kubeconfig(ofAzure, "msi", "t")).toContain('"certificate-authority-data":"QQ=="');
        expect(kubeconfig(ofAzure, "msi", "t")).not.toContain("insecure");
    });

    it("that Azure gives without a cluster is refused [003-2]", () => {
        expect(() => kubeconfig(Buffer.from("{}").toString("base64"), "msi", "t")).toThrow("without a cluster");
    });
});

describe("rights on backups", () => {
    it("are of whole folders: a name that begins alike is another [004-34] [001-10]", () => {
        expect(withinFolders(["bank-a"], ["read"])).toContain("StringStartsWith 'bank-a/'");
    });

    it("can't be widened by a folder's name [004-34] [001-10]", () => {
        expect(() => withinFolders(["a' OR 'a' == 'a"], ["read"])).toThrow("no folder of backups");
    });
});

describe("the stack file of production on Azure", () => {
    it("says the same when its defaults are filled in and read again [003-14]", () => {
        const config = aksConfig();
        expect(aksSchema.parse(structuredClone(config))).toEqual(config);
    });

    it("needs six keys of the platform; the rest has defaults [003-14]", () => {
        const { platform } = productionSections();
        const least = Object.fromEntries(
            ["kind", "subscription", "tenant", "region", "kubernetesVersion", "deployer", "administrators"].map(
                (key) => [key, platform[key]],
            ),
        );
        expect(aksSchema.parse(least)).toMatchObject({
            name: "corda",
            endpoint: "private",
            protection: "protected",
            storage: { sku: "Premium_ZRS" },
            secrets: { kind: "kubernetes" },
        });
    });

    it("holds no secret [001-9]", () => {
        expect(readFileSync(join(root, "Pulumi.prod-azure.yaml"), "utf8")).not.toMatch(/password|secure:|PRIVATE KEY/);
    });

    it("names a region that is in the list, as every pair does [001-16]", () => {
        for (const { pair } of Object.values(azureRegions)) {
            expect(pair ?? "x").toMatch(/^[a-z0-9]+$/);
        }
        expect(azureRegions["northeurope"]).toEqual({ zones: true, pair: "westeurope" });
    });
});
