import { describe, expect, it } from "vitest";
import { pathToService } from "../../../components/registration/zone-services";

describe("the way to a zone's service", () => {
    it.each([
        ["http://doorman.corda.svc.cluster.local:10000/path", 10000],
        ["https://doorman.example.com", 443],
        ["http://map.example.com/", 80],
    ])("to %s is port %d and no other [000-4] [004-25]", (url, port) => {
        expect(pathToService(url).ports).toEqual([port]);
    });

    it("never is the one to a cloud's metadata", () => {
        expect(pathToService("http://map.example.com").addresses?.except).toContain("169.254.0.0/16");
    });

    it.each(["ftp://doorman.example.com", "file:///etc/passwd", "doorman:10000"])("isn't made of %s", (url) => {
        expect(() => pathToService(url)).toThrow("has to begin with http:// or https://");
    });
});
