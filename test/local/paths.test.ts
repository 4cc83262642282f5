import { describe, expect, it } from "vitest";
import { cacheDirectory, stateDirectory } from "../../local/paths";

describe("the directories of the local cluster", () => {
    it("lie in the user's home unless the desktop's variables say otherwise", () => {
        const home = { HOME: "/home/ann" };
        expect(cacheDirectory(home)).toBe("/home/ann/.cache/corda-on-kubernetes");
        expect(stateDirectory("dev", home)).toBe("/home/ann/.local/state/corda-on-kubernetes/dev");
        expect(cacheDirectory({ ...home, XDG_CACHE_HOME: "/big/cache" })).toBe("/big/cache/corda-on-kubernetes");
        expect(stateDirectory("dev", { ...home, XDG_CACHE_HOME: "/big/cache" })).toBe(
            "/home/ann/.local/state/corda-on-kubernetes/dev",
        );
        expect(cacheDirectory({ ...home, XDG_CACHE_HOME: "relative" })).toBe("/home/ann/.cache/corda-on-kubernetes");
    });

    it.each(["", "Dev", "../dev", "1st", "a".repeat(21)])("refuse the instance name %j", (instance) => {
        expect(() => stateDirectory(instance)).toThrow("1 to 20 lower-case letters");
    });
});
