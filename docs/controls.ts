import { withoutMarks } from "./marked-tests";
import { titledTests, titledTestsBelow, type TitledTest } from "./test-titles";

/** Published collections of controls, by how titles of tests name them. */
export const frameworks = {
    "CIS EKS 1.8": "CIS Amazon Elastic Kubernetes Service Benchmark, version 1.8",
    "CIS AKS 1.8": "CIS Azure Kubernetes Service Benchmark, version 1.8",
    "EKS best practices": "Amazon EKS Best Practices Guide",
    "AKS baseline": "Azure's baseline architecture for an AKS cluster",
} as const;

/** A collection's name in titles. */
export type Framework = keyof typeof frameworks;

/** A published control, or a section of a guide that has no numbers. */
export interface Control {
    readonly framework: Framework;
    /** Its number, or the section in words. */
    readonly name: string;
}

/** An invariant that a test holds a cloud's resources to. */
export interface Invariant {
    /** Titles of the suites and the test without ids and controls: a sentence, of which the suites are the subject. */
    readonly title: string;
    /** Path from the repository's root. */
    readonly file: string;
    /** None where the invariant is the product's own. */
    readonly controls: readonly Control[];
}

/** The invariants of a cloud: every test of its folder. */
export function invariantsOf(root: string, cloud: string): Invariant[] {
    return titledTestsBelow(root, `test/infra/${cloud}`).map(invariant);
}

/** The invariants of one file. */
export function invariantsIn(file: string, source: string): Invariant[] {
    return titledTests(file, source).map(invariant);
}

/** A suite's controls are those of its tests. */
function invariant({ suites, title, file }: TitledTest): Invariant {
    const parts = [...suites, title].map(parsed);
    return {
        title: parts.map(({ text }) => text).join(" "),
        file,
        controls: distinct(parts.flatMap(({ controls }) => controls)),
    };
}

/**
 * Reads the controls at the end of a title: `(CIS EKS 1.8 5.4.2)`, `(CIS EKS 1.8 5.4.1, 5.4.2)`, and several by
 * semicolon or in parentheses of their own. Other parentheses belong to the sentence.
 */
function parsed(title: string): { text: string; controls: Control[] } {
    let text = withoutMarks(title);
    const controls: Control[] = [];
    for (;;) {
        const { sentence = "", inner = "" } = /^(?<sentence>.*?)\s*\((?<inner>[^()]*)\)$/.exec(text)?.groups ?? {};
        const named = inner.split(/;\s*/).flatMap(controlsNamed);
        if (inner === "" || named.length === 0) {
            return { text, controls };
        }
        controls.unshift(...named);
        text = sentence;
    }
}

function controlsNamed(part: string): Control[] {
    const framework = (Object.keys(frameworks) as Framework[]).find((name) => part.startsWith(name));
    if (framework === undefined) {
        return [];
    }
    const rest = part.slice(framework.length).replace(/^[:,\s]+/, "");
    // Numbers come in lists; the title of a section may have commas of its own.
    const names = /^\d/.test(rest) ? rest.split(/,\s*/) : [rest];
    return names.filter((name) => name !== "").map((name) => ({ framework, name }));
}

function distinct(controls: readonly Control[]): Control[] {
    const key = ({ framework, name }: Control) => `${framework} ${name}`;
    return [...new Map(controls.map((control) => [key(control), control])).values()];
}
