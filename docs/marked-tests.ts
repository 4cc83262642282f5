import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import * as typescript from "typescript";

/** A test whose title names a requirement. */
export interface MarkedTest {
    /** The requirement's id, such as `000-13`. */
    readonly id: string;
    /** The title without its marks. */
    readonly title: string;
    /** Path from the repository's root. */
    readonly file: string;
}

/** Kinds of proof, by what a test runs against. */
export const proofs = {
    unit: {
        name: "unit graph",
        meaning: "the program's recorded resources, its rendered objects or a pure function, without a cluster",
    },
    plugins: { name: "API server", meaning: "a real Kubernetes API server took the objects; no pod ran" },
    e2e: { name: "run on kubelet", meaning: "real Corda processes ran in pods of a real cluster" },
} as const;

/** The kind of proof that a test file gives: its vitest project. */
export function kindOfProof(file: string): keyof typeof proofs {
    if (file.startsWith("test/e2e/")) {
        return "e2e";
    }
    return file.endsWith(".cluster.test.ts") ? "plugins" : "unit";
}

/** Every test below `test/` that names a requirement, in a test file or in a part that one calls, once for each id, ordered by id, strength of proof and file. */
export function markedTests(root: string): MarkedTest[] {
    const strength = Object.keys(proofs);
    const rank = ({ file }: MarkedTest) => strength.indexOf(kindOfProof(file));
    return testFiles(join(root, "test"))
        .map((file) => relative(root, file).split(sep).join("/"))
        .sort()
        .flatMap((file) => marksIn(file, readFileSync(join(root, file), "utf8")))
        .sort((a, b) => (a.id === b.id ? rank(a) - rank(b) : a.id < b.id ? -1 : 1));
}

function testFiles(directory: string): string[] {
    return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
        const path = join(directory, entry.name);
        return entry.isDirectory() ? testFiles(path) : entry.name.endsWith(".ts") ? [path] : [];
    });
}

/** The marked tests of one file. Tests that are skipped, or still to be written, prove nothing and don't count. */
export function marksIn(file: string, source: string): MarkedTest[] {
    const found: MarkedTest[] = [];
    const visit = (node: typescript.Node, inherited: readonly string[]): void => {
        const title = typescript.isCallExpression(node) ? titleOf(node) : undefined;
        if (title === undefined) {
            typescript.forEachChild(node, (child) => visit(child, inherited));
            return;
        }
        if (title.skipped) {
            return;
        }
        const ids = [...inherited, ...idsIn(title.text)];
        if (title.isSuite) {
            typescript.forEachChild(node, (child) => visit(child, ids));
        } else {
            const text = title.text.replace(marks, "").replace(/\s+/g, " ").trim();
            found.push(...[...new Set(ids)].map((id) => ({ id, title: text, file })));
        }
    };
    visit(typescript.createSourceFile(file, source, typescript.ScriptTarget.Latest, true), []);
    return found;
}

const marks = /\[\d{3}-\d+(?:,\s*\d{3}-\d+)*\]/g;

function idsIn(title: string): string[] {
    return (title.match(marks) ?? []).flatMap((mark) => mark.slice(1, -1).split(/,\s*/));
}

/** The title of a call of `it`, `test` or `describe` in any of its forms (`it.each(rows)(…)`, `it.skipIf(x)(…)`). */
function titleOf(call: typescript.CallExpression): { text: string; isSuite: boolean; skipped: boolean } | undefined {
    const [first] = call.arguments;
    const callee = call.expression.getText();
    const word = /^(it|test|describe)\b/.exec(callee)?.[1];
    if (word === undefined || first === undefined || !isTitle(first)) {
        return undefined;
    }
    return {
        text: typescript.isTemplateExpression(first) ? first.getText().slice(1, -1) : first.text,
        isSuite: word === "describe",
        skipped: /^\w+\.(?:\w+\.)*(skip|todo|fails)\b/.test(callee),
    };
}

function isTitle(node: typescript.Node): node is typescript.StringLiteralLike | typescript.TemplateExpression {
    return typescript.isStringLiteralLike(node) || typescript.isTemplateExpression(node);
}
