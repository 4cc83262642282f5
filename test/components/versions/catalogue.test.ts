import { describe, expect, it } from "vitest";
import { artifactCoordinate, artifactSource } from "../../../components/versions/artifacts";
import { resolveCenmRelease } from "../../../components/versions/cenm";
import { nodeDatabases, notaryDatabases } from "../../../components/versions/databases";
import { editions } from "../../../components/versions/family";
import { familiesOf, resolveRelease } from "../../../components/versions/release";

const community = (version: string) => resolveRelease({ edition: "community", version });
const enterprise = (version: string) => resolveRelease({ edition: "enterprise", version });
const all = editions.flatMap((edition) => familiesOf(edition).map((version) => resolveRelease({ edition, version })));
const coordinate = /^[a-z0-9.]+(?:\.[a-z0-9]+)+:[a-z0-9-]+:[\w.]+$/;

describe("the databases of a release", () => {
    it.each(all)(
        "$edition $version: PostgreSQL is among them, each vendor's versions with one driver [000-1]",
        (release) => {
            const databases = nodeDatabases(release);
            expect(databases.filter(({ vendor }) => vendor === "postgresql")).toHaveLength(1);
            const told = databases.flatMap(({ vendor, versions }) => versions.map((version) => `${vendor} ${version}`));
            expect(told.filter((one, at) => told.indexOf(one) !== at)).toEqual([]);
            expect(databases.filter(({ driver }) => !coordinate.test(driver))).toEqual([]);
        },
    );

    it.each(all)("$edition $version: a driver is for the release's Java [000-1]", (release) => {
        for (const { driver } of [...nodeDatabases(release), ...notaryDatabases(release)]) {
            const java = /\.jre(\d+)$/.exec(driver)?.[1] ?? (driver.includes(":ojdbc11:") ? "11" : "8");
            expect(Number(java), driver).toBeLessThanOrEqual(release.java);
        }
    });

    it("are PostgreSQL alone under Community, other vendors' besides under Enterprise [000-1]", () => {
        const vendors = (release: (typeof all)[number]) => new Set(nodeDatabases(release).map(({ vendor }) => vendor));
        expect(vendors(community("4.10"))).toEqual(new Set(["postgresql"]));
        expect(vendors(enterprise("4.10"))).toEqual(new Set(["postgresql", "sql-server", "oracle"]));
        expect(nodeDatabases(community("4.10"))[0]?.versions).toContain("15");
    });

    it("that a notary cluster shares are Enterprise's from 4.3 [000-1]", () => {
        const vendors = (release: (typeof all)[number]) => notaryDatabases(release).map(({ vendor }) => vendor);
        expect(vendors(enterprise("4.2"))).toEqual([]);
        for (const version of familiesOf("enterprise").slice(3)) {
            expect(vendors(enterprise(version)), version).toEqual(["cockroachdb", "oracle-rac"]);
        }
        expect(vendors(community("4.14"))).toEqual([]);
    });
});

describe("the artifacts of a release", () => {
    it("come from Maven Central where they were seen to be, otherwise from the user [000-1]", () => {
        const published = familiesOf("community").filter(
            (version) => artifactSource(community(version)) === "maven-central",
        );
        expect(published).toEqual(["4.0", "4.1", "4.3", "4.4", "4.5", "4.6", "4.7", "4.8", "4.9", "4.10"]);
        expect(artifactSource(community("4.10.3"))).toBe("user");
        expect(artifactSource(enterprise("4.10"))).toBe("user");
    });

    it("are named as their publisher names them [000-1]", () => {
        expect(artifactCoordinate(community("4.10"), "node")).toBe("net.corda:corda:4.10");
        expect(artifactCoordinate(community("4.10"), "firewall")).toBeUndefined();
        expect(artifactCoordinate(enterprise("4.12.5"), "node")).toBe("com.r3.corda:corda:4.12.5");
        expect(artifactCoordinate(enterprise("4.12"), "firewall")).toBe("com.r3.corda:corda-firewall:4.12");
        expect(artifactCoordinate(enterprise("4.12"), "haUtilities")).toBe(
            "com.r3.corda:corda-tools-ha-utilities:4.12",
        );
        expect(artifactCoordinate(enterprise("4.4"), "obfuscator")).toBeUndefined();
    });
});

describe("a release of CENM", () => {
    it("is known by its family and needs that family's Java [000-1]", () => {
        expect(resolveCenmRelease("1.5.9")).toMatchObject({ version: "1.5.9", family: "1.5", java: 8 });
        expect(resolveCenmRelease("1.6")).toMatchObject({ family: "1.6", java: 8 });
        expect(resolveCenmRelease("1.7.2")).toMatchObject({ family: "1.7", java: 17 });
    });

    it.each(["1.4", "1.8", "1.60", "1", "", "1.6.x"])(
        "is refused with a remedy when it isn't known: %j [000-1]",
        (version) => {
            expect(() => resolveCenmRelease(version)).toThrow(
                `${JSON.stringify(version)} is not known — write one of 1.5, 1.6, 1.7`,
            );
        },
    );
});
