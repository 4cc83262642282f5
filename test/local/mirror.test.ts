import { describe, expect, it } from "vitest";
import { artifactPath } from "../../local/maven";

describe("the artifact mirror", () => {
    it("lays artifacts out as a Maven repository does", () => {
        expect(artifactPath("net.corda:corda-finance-contracts:4.10")).toBe(
            "net/corda/corda-finance-contracts/4.10/corda-finance-contracts-4.10.jar",
        );
    });

    it.each(["", "a:b", "a:b:1:jar", "a::1", "a:b:"])("refuses %j as coordinates", (coordinates) => {
        expect(() => artifactPath(coordinates)).toThrow("is not group:artifact:version");
    });
});
