import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import * as typescript from "typescript";

/** A test by its title. */
export interface TitledTest {
    /** Titles of the suites it is in, the outermost first. */
    readonly suites: readonly string[];
    readonly title: string;
    /** Path from the repository's root. */
    readonly file: string;
}

/** Every test in the files below a folder, in their order; none where there is no such folder. */
export function titledTestsBelow(root: string, folder: string): TitledTest[] {
    return filesBelow(join(root, folder))
        .map((file) => relative(root, file).split(sep).join("/"))
        .sort()
        .flatMap((file) => titledTests(file, readFileSync(join(root, file), "utf8")));
}

function filesBelow(directory: string): string[] {
    if (!existsSync(directory)) {
        return [];
    }
    return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
        const path = join(directory, entry.name);
        return entry.isDirectory() ? filesBelow(path) : entry.name.endsWith(".ts") ? [path] : [];
    });
}

/** The tests of one file. Those that are skipped, or still to be written, prove nothing and aren't among them. */
export function titledTests(file: string, source: string): TitledTest[] {
    const found: TitledTest[] = [];
    const visit = (node: typescript.Node, suites: readonly string[]): void => {
        const title = typescript.isCallExpression(node) ? titleOf(node) : undefined;
        if (title === undefined) {
            typescript.forEachChild(node, (child) => visit(child, suites));
        } else if (!title.skipped && title.isSuite) {
            typescript.forEachChild(node, (child) => visit(child, [...suites, title.text]));
        } else if (!title.skipped) {
            found.push({ suites, title: title.text, file });
        }
    };
    visit(typescript.createSourceFile(file, source, typescript.ScriptTarget.Latest, true), []);
    return found;
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
