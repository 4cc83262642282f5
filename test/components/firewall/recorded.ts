import * as pulumi from "@pulumi/pulumi";
import { MockCluster } from "../../program/mock-cluster";
import { ProgramGraph } from "../../program/program-graph";
import { recordInto } from "../../program/recorded-resources";

/**
 * Makes components against Pulumi's mock monitor and returns every resource they register.
 *
 * @throws What making them throws, once what was registered before is done with.
 */
export async function recordComponents(make: () => void): Promise<ProgramGraph> {
    process.env["PULUMI_ERROR_OUTPUT_STRING"] = "true";
    const cluster = new MockCluster(false);
    await pulumi.runtime.setMocks(
        { newResource: (args) => cluster.create(args), call: ({ inputs }) => inputs as Record<string, unknown> },
        "corda",
        "dev",
        false,
        "organization",
    );
    const resources = recordInto(new Map());
    let refusal: unknown;
    await pulumi.runtime.runInPulumiStack(() => {
        try {
            make();
        } catch (thrown) {
            refusal = thrown;
        }
        return Promise.resolve({});
    });
    await pulumi.runtime.disconnect();
    if (refusal !== undefined) {
        throw refusal as Error;
    }
    return new ProgramGraph([...resources.values()].sort((a, b) => (a.urn < b.urn ? -1 : 1)));
}
