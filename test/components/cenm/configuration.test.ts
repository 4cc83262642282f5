import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CenmFile, cenmKeys } from "../../../components/cenm/keys";
import { cenmRelease, cenmVersions } from "../../../components/cenm/versions";
import type { HoconValue } from "../../../components/node/hocon";
import { readHocon } from "../node/read-hocon";
import { hsms, plannedFiles, plannedFlags, type PlannedZone, rendered, reviewed } from "./planned-files";

/** Paths of everything a file says; items of a list have no part in them. */
function keyPaths(value: unknown, prefix = ""): string[] {
    if (Array.isArray(value)) {
        return value.some((item) => typeof item === "object")
            ? value.flatMap((item) => keyPaths(item, prefix))
            : [prefix];
    }
    return typeof value === "object" && value !== null
        ? Object.entries(value).flatMap(([key, inner]) => keyPaths(inner, prefix === "" ? key : `${prefix}.${key}`))
        : [prefix];
}

/** Whether a documented path, in which `*` stands for a name of one's own, takes this one in. */
function documents(documented: string, path: string): boolean {
    const names = documented.split(".");
    const parts = path.split(".");
    return names.length === parts.length && names.every((name, index) => name === "*" || name === parts[index]);
}

function undocumented(zone: PlannedZone): string[] {
    return [...plannedFiles(zone)].flatMap(([file]) => {
        const known = [...cenmKeys(file, zone.version).keys()];
        return keyPaths(readHocon(rendered(zone, file)))
            .filter((path) => !known.some((documented) => documents(documented, path)))
            .map((path) => `${zone.version} ${file}: ${path}`);
    });
}

const text = fc.oneof(fc.string({ unit: "binary", minLength: 1 }), fc.constantFrom("${?HOME}", '"', "\\", "a\nb = 1"));
const approval = fc.oneof(
    fc.constant({ plugin: "approve-all" as const }),
    fc.record({
        plugin: fc.constant("jira" as const),
        address: text,
        projectCode: text,
        username: text,
        password: text,
    }),
    fc.record({ plugin: fc.constant("own" as const), className: text, jar: text }),
);
const schedules = fc.record({ csr: text, crl: text, networkMap: text, networkParameters: text }, { requiredKeys: [] });
const zones: fc.Arbitrary<PlannedZone> = fc
    .record({
        version: fc.constantFrom(...cenmVersions),
        crlHost: fc.domain(),
        subject: text,
        secret: text,
        kind: fc.integer({ min: -1, max: 4 }),
        approval,
        schedules,
    })
    .map(({ kind, ...zone }) => ({ ...zone, hsm: hsms(zone.secret)[kind] }));

describe("the configuration of CENM", () => {
    const cases = cenmVersions.flatMap((version) =>
        [...plannedFiles(reviewed(version)).keys()].map((file) => ({ version, file })),
    );

    it.each(cases)("$version: $file is the reviewed one [001-13]", async ({ version, file }) => {
        await expect(rendered(reviewed(version), file)).toMatchFileSnapshot(join(__dirname, "golden", version, file));
    });

    it.each(cenmVersions.flatMap((version) => hsms("secret").map((hsm) => ({ version, hsm, kind: hsm.kind }))))(
        "$version: keys in a $kind are the reviewed ones [001-13]",
        async ({ version, hsm, kind }) => {
            for (const file of ["pki.conf", "signer.conf"] as const) {
                await expect(rendered({ ...reviewed(version), hsm }, file)).toMatchFileSnapshot(
                    join(__dirname, "golden", version, kind, file),
                );
            }
        },
    );

    it.each(["1.5", "1.6"] as const)(
        "%s: the flags of what has no configuration file are the reviewed ones [001-13]",
        async (version) => {
            const { zone, angel } = plannedFlags(reviewed(version));
            const flags = cenmRelease(version).configurationFile.zone ? { angel } : { zone, angel };
            await expect(`${JSON.stringify(flags, null, 2)}\n`).toMatchFileSnapshot(
                join(__dirname, "golden", version, "flags.json"),
            );
        },
    );

    it("has no key that the documentation of the release doesn't have, whatever the zone is [001-13]", () => {
        fc.assert(
            fc.property(zones, (zone) => {
                expect(undocumented(zone)).toEqual([]);
            }),
        );
    });

    it("reads back as it was planned: no password, name or address is taken for syntax [001-13]", () => {
        fc.assert(
            fc.property(zones, (zone) => {
                for (const [file, planned] of plannedFiles(zone)) {
                    expect(readHocon(rendered(zone, file)), file).toEqual(withoutUndefined(planned));
                }
            }),
        );
    });

    it("has no shell, no H2 and no signer of the services' own", () => {
        fc.assert(
            fc.property(zones, (zone) => {
                for (const [file] of plannedFiles(zone)) {
                    const planned = rendered({ ...zone, secret: "s", subject: "O=S" }, file);
                    expect(planned).not.toMatch(/sshdPort|localSigner|jdbc:h2/);
                }
            }),
        );
    });

    it("signs nothing by itself but what the zone asks for, and approves nobody unasked [001-13]", () => {
        const zone = reviewed("1.6");
        const { signers } = readHocon(rendered({ ...zone, schedules: {} }, "signer.conf")) as {
            signers: Record<string, { schedule?: unknown }>;
        };
        expect(Object.values(signers).map((signer) => signer.schedule)).toEqual([
            undefined,
            undefined,
            undefined,
            undefined,
        ]);
        expect(rendered(zone, "identitymanager.conf")).not.toContain("ApproveAll");
        expect(rendered({ ...zone, approval: { plugin: "approve-all" } }, "identitymanager.conf")).toContain(
            "com.r3.enmplugins.approveall.ApproveAll",
        );
    });
});

describe("every connection between CENM's services", () => {
    /** Blocks that open or make a connection: everything with a port of its own. */
    function connections(value: unknown, path: string): { path: string; block: Record<string, unknown> }[] {
        if (Array.isArray(value)) {
            return value.flatMap((item) => connections(item, path));
        }
        if (typeof value !== "object" || value === null) {
            return [];
        }
        const block = value as Record<string, unknown>;
        const inner = Object.entries(block).flatMap(([key, below]) => connections(below, `${path}.${key}`));
        return "port" in block || "zonePort" in block ? [{ path, block }, ...inner] : inner;
    }

    it.each(cenmVersions)("%s: is TLS, both ends under CENM's own root [001-13] [004-17]", (version) => {
        const zone = reviewed(version);
        const plain = [...plannedFiles(zone).keys()].flatMap((file) =>
            connections(readHocon(rendered(zone, file)), file)
                .filter(({ block }) => !("ssl" in block || "trustStore" in block))
                .map(({ path }) => path),
        );
        // The gateway's HTTP is the Ingress controller's to encrypt; the zone's two ports share one setting.
        const known = ["gateway.conf.server"];
        const release = cenmRelease(version).configurationFile;
        expect(plain.sort()).toEqual(
            [
                ...known,
                ...(release.zone ? ["zone.conf.enmListener"] : []),
                ...(release.angel ? ["angel.conf.zone"] : []),
            ].sort(),
        );
    });

    it.each(cenmVersions)("%s: to a database insists on the server's certificate [004-17] [004-20]", (version) => {
        const zone = reviewed(version);
        for (const file of ["authservice.conf", "identitymanager.conf", "networkmap.conf"] as const) {
            const { database } = readHocon(rendered(zone, file)) as { database: { url: string } };
            expect(database.url).toContain("sslmode=verify-full");
        }
        expect(plannedFlags(zone).zone.flags["url"]).toContain("sslmode=verify-full");
    });

    it("keeps passwords out of flags: each is a file [001-13]", () => {
        for (const { flags, files } of Object.values(plannedFlags(reviewed("1.5")))) {
            expect(JSON.stringify(flags)).not.toContain("secret-");
            const named = Object.values(flags).flatMap((flag) => (typeof flag === "string" ? [] : [flag.file]));
            expect([...new Set(named)].sort()).toEqual(Object.keys(files).sort());
        }
    });
});

describe("the certificates of a zone", () => {
    const certificatesOf = (zone: PlannedZone) =>
        readHocon(rendered(zone, "pki.conf")) as {
            keyStores: Record<string, { type: string; password?: string }>;
            certificatesStores: Record<string, { password: string }>;
            certificates: Record<string, Record<string, unknown>>;
        };

    it("have the roles, the issuers and the CRLs that nodes ask for [001-13]", () => {
        const { certificates } = certificatesOf(reviewed("1.7"));
        const short = Object.fromEntries(
            Object.entries(certificates).map(([alias, { signedBy, role, isSelfSigned }]) => [
                alias,
                [isSelfSigned === true ? "itself" : signedBy, ...(role === undefined ? [] : [role])],
            ]),
        );
        expect(short).toEqual({
            tlscrlsigner: ["itself"],
            cordarootca: ["itself"],
            subordinateca: ["cordarootca"],
            identitymanagerca: ["subordinateca", "DOORMAN_CA"],
            networkmap: ["subordinateca", "NETWORK_MAP"],
            cordasslrootca: ["itself"],
            cordasslauthservice: ["cordasslrootca"],
            cordasslgateway: ["cordasslrootca"],
            cordasslsigninggateway: ["cordasslrootca"],
            cordasslzone: ["cordasslrootca"],
            cordasslidentitymanager: ["cordasslrootca"],
            cordasslsigner: ["cordasslrootca"],
            cordasslnetworkmap: ["cordasslrootca"],
        });
        expect(certificates["tlscrlsigner"]).toMatchObject({
            subject: "CN=TLS CRL Signer, OU=Network, O=Operator, L=London, C=GB",
            crl: {
                crlDistributionUrl: "http://crl.example.com/certificate-revocation-list/tls",
                indirectIssuer: true,
                issuer: "CN=TLS CRL Signer, OU=Network, O=Operator, L=London, C=GB",
            },
        });
    });

    it("have a store and a password each [001-13]", () => {
        const { keyStores, certificatesStores } = certificatesOf(reviewed("1.6"));
        const passwords = [...Object.values(keyStores), ...Object.values(certificatesStores)].map(
            ({ password }) => password,
        );
        expect(new Set(passwords).size).toBe(passwords.length);
        expect(passwords.every((password) => password?.startsWith("secret-"))).toBe(true);
    });

    it("leave no key of the network in a file where there is an HSM [001-13]", () => {
        fc.assert(
            fc.property(zones, (zone) => {
                fc.pre(zone.hsm !== undefined);
                const { keyStores, certificates } = certificatesOf(zone);
                const local = Object.keys(keyStores).filter((name) => keyStores[name]?.type === "LOCAL");
                expect(local.filter((name) => !name.startsWith("ssl-"))).toEqual([]);
                expect(
                    Object.keys(certificates).filter(
                        (alias) => "key" in (certificates[alias] ?? {}) && !alias.startsWith("cordassl"),
                    ),
                ).toEqual([]);
            }),
        );
    });
});

describe("the keys of CENM's files", () => {
    const files: CenmFile[] = ["pki.conf", "authservice.conf", "gateway.conf", "zone.conf", "identitymanager.conf"];

    it("each name the page that has them, and only grow from release to release", () => {
        for (const file of files) {
            cenmVersions.slice(1).forEach((version, index) => {
                const now = cenmKeys(file, version);
                expect(
                    [...cenmKeys(file, cenmVersions[index] ?? version).keys()].filter((key) => !now.has(key)),
                ).toEqual([]);
                expect([...now.values()].every((page) => page.length > 0)).toBe(true);
            });
        }
    });

    it("know what came with 1.6.1 and 1.7 and not before", () => {
        const since = (file: CenmFile, key: string) => cenmVersions.find((version) => cenmKeys(file, version).has(key));
        expect(since("zone.conf", "enmListener.port")).toBe("1.6");
        expect(since("pki.conf", "keyStores.*.credentials.tenantId")).toBe("1.6");
        expect(since("angel.conf", "zone.authToken")).toBe("1.7");
        expect(since("pki.conf", "certificates.*.subjectAlternativeNames.value")).toBe("1.7");
        expect(since("identitymanager.conf", "address")).toBe("1.5");
    });
});

function withoutUndefined(value: HoconValue | Readonly<Record<string, HoconValue | undefined>>): unknown {
    return JSON.parse(JSON.stringify(value)) as unknown;
}
