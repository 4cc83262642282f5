import { describe, expect, it } from "vitest";
import { azureRules } from "../../../policy/azure/rules";
import type { ResourceRule } from "../../../policy/rule";
import { judge } from "../judge";
import { azureRefusals } from "./refusals";

const mended = azureRefusals.flatMap((refusal) => {
    const rule = azureRules.find(({ name }) => name === refusal.rule);
    return rule !== undefined && "mend" in rule && refusal.broken !== undefined ? [{ rule, refusal }] : [];
});

describe("a remediation", () => {
    it.each(mended.map(({ rule, refusal }) => [rule.name, refusal.what, rule, refusal] as const))(
        "by %s takes away %s",
        (_, __, rule: ResourceRule, refusal) => {
            const examples = structuredClone(refusal.of());
            const props = examples[0]?.props ?? {};
            refusal.broken?.(props);
            expect(judge(examples)).not.toEqual([]);
            rule.mend?.(props);
            expect(judge(examples)).toEqual([]);
        },
    );

    it("is there for what is safe for everybody", () => {
        expect([...new Set(mended.map(({ rule }) => rule.name))]).toEqual([
            "azure-disk-key-rotation",
            "azure-storage-transport",
            "azure-storage-anonymous-access",
            "azure-storage-tenant-replication",
            "azure-registry-login",
        ]);
    });
});
