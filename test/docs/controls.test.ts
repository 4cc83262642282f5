import { describe, expect, it } from "vitest";
import { invariantsIn } from "../../docs/controls";
import { page } from "../../docs/pages/compliance";

const file = "test/infra/eks/some.test.ts";
const read = (source: string) =>
    invariantsIn(file, source).map(({ title, controls }) => [
        title,
        ...controls.map(({ framework, name }) => `${framework}: ${name}`),
    ]);

describe("the controls in titles of tests", () => {
    it.each([
        ["it('is private (CIS EKS 1.8 5.4.2)', f);", ["is private", "CIS EKS 1.8: 5.4.2"]],
        ["it('is [001-5] private (CIS EKS 1.8 5.4.2)', f);", ["is private", "CIS EKS 1.8: 5.4.2"]],
        ["it('is private (CIS AKS 1.8 5.4.2) [001-5]', f);", ["is private", "CIS AKS 1.8: 5.4.2"]],
        ["it('is (CIS EKS 1.8 5.4.1, 5.4.2)', f);", ["is", "CIS EKS 1.8: 5.4.1", "CIS EKS 1.8: 5.4.2"]],
        [
            "it('is (CIS EKS 1.8 5.4.1) (AKS baseline: Network)', f);",
            ["is", "CIS EKS 1.8: 5.4.1", "AKS baseline: Network"],
        ],
        [
            "it('is (CIS EKS 1.8 5.4.1; EKS best practices: Security, network)', f);",
            ["is", "CIS EKS 1.8: 5.4.1", "EKS best practices: Security, network"],
        ],
        ["it('waits (a minute)', f);", ["waits (a minute)"]],
        ["it('waits (a minute) (AKS baseline: Network)', f);", ["waits (a minute)", "AKS baseline: Network"]],
        ["it('asks (CIS EKS 1.8 5.4.2) first', f);", ["asks (CIS EKS 1.8 5.4.2) first"]],
        ["it('is its own', f);", ["is its own"]],
        ["it.each([1])(`holds for %d (CIS EKS 1.8 5.4.2)`, f);", ["holds for %d", "CIS EKS 1.8: 5.4.2"]],
        [
            "describe('all (CIS EKS 1.8 5.4.2)', () => { it('is (CIS EKS 1.8 5.4.2, 2.1.1)', f); });",
            ["all is", "CIS EKS 1.8: 5.4.2", "CIS EKS 1.8: 2.1.1"],
        ],
    ])("are read: %s", (source, expected) => {
        expect(read(source)).toEqual([expected]);
    });

    it.each([
        "it.skip('is (CIS EKS 1.8 5.4.2)', f);",
        "it.todo('is (CIS EKS 1.8 5.4.2)');",
        "expect('(CIS EKS 1.8 5.4.2)');",
    ])("are none where no test runs: %s", (source) => {
        expect(read(source)).toEqual([]);
    });
});

describe("the page of controls", () => {
    const control = (name: string) => ({ framework: "CIS EKS 1.8", name }) as const;
    const text = page([
        {
            name: "EKS",
            folder: "eks",
            invariants: [
                { title: "is | closed", file: "test/a.ts", controls: [control("5.4.10")] },
                { title: "is private", file: "test/b.ts", controls: [control("5.4.2"), control("5.4.10")] },
                { title: "is its own", file: "test/b.ts", controls: [] },
            ],
        },
    ]);

    it("counts a cloud's invariants, and those of them that stand for a control", () => {
        expect(text).toContain("3 invariants in [test/infra/eks](../test/infra/eks), of which 2 stand for");
    });

    it("has a row for each control, by number, with every test that holds it [002-36]", () => {
        expect(text.split("\n").filter((line) => line.startsWith("| CIS"))).toEqual([
            "| CIS EKS 1.8 5.4.2 | [is private](../test/b.ts) |",
            "| CIS EKS 1.8 5.4.10 | [is \\| closed](../test/a.ts)<br>[is private](../test/b.ts) |",
        ]);
    });
});
