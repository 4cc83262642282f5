import { describe, expect, it } from "vitest";
import { identityOf } from "../../../../local/plugins/preview-provider/identity";

describe("whose provider a process stands in for", () => {
    it.each([
        ["/home/plugins/resource-aws-v7.48.0/pulumi-resource-aws", "aws", "7.48.0"],
        ["/home/plugins/resource-azure-native-v3.28.0/pulumi-resource-azure-native", "azure-native", "3.28.0"],
        ["/home/plugins/resource-x-v2-v1.0.0-beta.1/pulumi-resource-x-v2", "x-v2", "1.0.0-beta.1"],
    ])("is told by the directory it was started from: %s", (file, name, version) => {
        expect(identityOf(file)).toEqual({ name, version });
    });

    it("isn't told by any other", () => {
        expect(() => identityOf("/usr/bin/pulumi-resource-aws")).toThrow(
            "isn't in a directory of Pulumi's plugin cache",
        );
    });
});
