import { describe, expect, it } from "vitest";
import { checkStackConfig } from "../../config/check";
import { completeStack, set } from "./fixture";

const image = "registry.example.com/cordapps:7";
const ways = [
    { kind: "repository" },
    { kind: "image", image, path: "/opt/jars" },
    { kind: "image-volume", image: `registry.example.com/cordapps@sha256:${"ab".repeat(32)}`, path: "/cordapps" },
    { kind: "volume", claim: "jars", path: "/release-7" },
];

const check = (distribution: unknown, edit: (stack: ReturnType<typeof completeStack>) => unknown = () => undefined) => {
    const stack = set(completeStack(), "network.cordappDistribution", distribution);
    edit(stack);
    return checkStackConfig({ raw: stack });
};

describe("the way CorDapps come", () => {
    it.each(ways)("may be $kind [000-13]", (distribution) => {
        const { config, mistakes } = check(distribution);
        expect(mistakes).toEqual([]);
        expect(config?.network.cordappDistribution).toEqual(distribution);
    });

    it("is a repository where nothing is said, and has a directory where none is named [000-13]", () => {
        const said = (distribution: unknown) => check(distribution).config?.network.cordappDistribution;
        expect(said(undefined)).toEqual({ kind: "repository" });
        expect(said({ kind: "image", image })).toEqual({ kind: "image", image, path: "/cordapps" });
        expect(said({ kind: "volume", claim: "jars" })).toEqual({ kind: "volume", claim: "jars", path: "/" });
    });

    it("may be a URL of its own for a jar only where jars are fetched [000-13]", () => {
        const byUrl = { url: "https://artifacts.example.com/bonds-1.2.jar", sha256: `cd${"3".repeat(62)}` };
        const withUrl = (distribution: unknown) =>
            check(distribution, (stack) => set(stack, "network.cordapps[1]", byUrl)).mistakes;
        expect(withUrl(ways[0])).toEqual([]);
        const line = (holder: string) =>
            `corda:network.cordapps[1].url: is not asked where the jars come from the ${holder} of network.cordappDistribution — name the CorDapp by maven: group:artifact:version, or write kind: repository`;
        expect(withUrl(ways[1])).toEqual([line("image")]);
        expect(withUrl(ways[2])).toEqual([line("image")]);
        expect(withUrl(ways[3])).toEqual([line("volume")]);
    });

    it("brings nothing that isn't listed, so a list is needed [000-13]", () => {
        const empty = (distribution: unknown) =>
            check(distribution, (stack) => set(stack, "network.cordapps", [])).mistakes;
        expect(empty(ways[0])).toEqual([]);
        expect(empty(ways[1])).toEqual([
            "corda:network.cordappDistribution: has no jar to take: only those listed under network.cordapps are — list them with their digests, or remove it",
        ]);
    });

    it("is never a volume of the network's own", () => {
        for (const claim of ["party-a", "notary-db", "corda-network-map"]) {
            expect(check({ kind: "volume", claim }).mistakes).toEqual([
                `corda:network.cordappDistribution.claim: "${claim}" is a volume of the network's own — name the claim of a volume that holds the jars`,
            ]);
        }
    });
});
