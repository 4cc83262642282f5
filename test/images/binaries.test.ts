import { describe, expect, it } from "vitest";
import { artifacts } from "../../images/artifacts";
import { pinnedDigest, pinnedNode, withoutImage } from "../../images/binaries";
import { artifactSource } from "../../components/versions/artifacts";
import { families } from "../../components/versions/family";
import { resolveRelease } from "../../components/versions/release";

describe("the runnable jars of Corda", () => {
    it("are pinned for every release of Community that Maven Central has, and for no licensed one [000-1] [000-3]", () => {
        const published = families.filter(
            (version) =>
                version !== "4.2" &&
                artifactSource(resolveRelease({ edition: "community", version })) === "maven-central",
        );
        expect(Object.keys(artifacts.corda)).toEqual(published);
        const digests = published.map((release) => pinnedDigest(`net.corda:corda:${release}`));
        expect(digests.filter((digest) => /^[0-9a-f]{64}$/.test(digest ?? ""))).toHaveLength(published.length);
        expect(new Set(digests).size).toBe(published.length);
        expect(pinnedDigest("com.r3.corda:corda:4.10")).toBeUndefined();
    });

    it("run on the Java of the catalogue [000-1]", () => {
        for (const version of Object.keys(artifacts.corda)) {
            expect(pinnedNode(version)?.java).toBe(resolveRelease({ edition: "community", version }).java);
        }
        expect(pinnedNode("4.12.5")).toBeUndefined();
    });

    it("are made into an image where a pod can prepare the database, and say why where not [000-1]", () => {
        const reason = (release: string) => withoutImage({ ...(pinnedNode("4.10") ?? never()), release });
        expect(["4.6", "4.6.5", "4.10", "4.12.5"].map(reason)).toEqual([undefined, undefined, undefined, undefined]);
        expect(reason("4.5")).toContain("that came with 4.6");
        expect(
            withoutImage({ ...(pinnedNode("4.10") ?? never()), release: "4.5", component: "firewall" }),
        ).toBeUndefined();
    });
});

function never(): never {
    throw new Error("4.10 is pinned");
}
