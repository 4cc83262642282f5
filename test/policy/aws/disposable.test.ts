import { expect, it } from "vitest";
import { recordProgram } from "../../program/recorded-graph";
import { judge } from "../judge";
import { chosen, examplesOf, presetOf } from "../stacks";

it("a network on EKS that is only tried, and costs as little as it can, passes by the preset dev", async () => {
    const graph = await recordProgram({
        file: "Pulumi.prod.yaml",
        edit: ({ platform, network }) => {
            Object.assign(platform, {
                protection: "disposable",
                endpoint: "restricted",
                endpointAccess: ["203.0.113.0/24"],
                logDays: 1,
                network: { flowLogDays: 1, nat: "one" },
                loadBalancers: { addresses: "dns" },
                databases: { kind: "rds", zones: "one", backupDays: 1 },
                hsm: { kind: "aws-cloudhsm", initialised: true, zones: 1 },
                backups: { kind: "s3", keepDays: 1, lock: "governance" },
            });
            const [hsm] = network["hsms"] as { addresses: string[] }[];
            hsm?.addresses.splice(1);
        },
    });
    const judges = chosen(presetOf("dev")).filter(({ rule }) => rule.name.startsWith("aws-"));
    expect(judges.length).toBeGreaterThan(60);
    expect(judges.flatMap(({ rule, settings }) => judge(examplesOf(graph), [rule], settings))).toEqual([]);
});
