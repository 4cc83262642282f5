import { type TitledTest, titledTests, titledTestsBelow } from "./test-titles";

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
    return titledTestsBelow(root, "test")
        .flatMap(marksOf)
        .sort((a, b) => (a.id === b.id ? rank(a) - rank(b) : a.id < b.id ? -1 : 1));
}

/** The marked tests of one file. A suite's marks are those of its tests. */
export function marksIn(file: string, source: string): MarkedTest[] {
    return titledTests(file, source).flatMap(marksOf);
}

function marksOf({ suites, title, file }: TitledTest): MarkedTest[] {
    const ids = new Set([...suites, title].flatMap(idsIn));
    return [...ids].map((id) => ({ id, title: withoutMarks(title), file }));
}

/** A title without the ids of requirements. */
export function withoutMarks(title: string): string {
    return title.replace(marks, "").replace(/\s+/g, " ").trim();
}

const marks = /\[\d{3}-\d+(?:,\s*\d{3}-\d+)*\]/g;

function idsIn(title: string): string[] {
    return (title.match(marks) ?? []).flatMap((mark) => mark.slice(1, -1).split(/,\s*/));
}
