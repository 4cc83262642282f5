import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { compliancePage } from "./pages/compliance";
import { configReference } from "./pages/config-reference";
import { policiesPage } from "./pages/policies";
import { requirementsPage } from "./pages/requirements";
import { stackSchemaFile } from "./pages/stack-schema";
import { topologiesPage } from "./pages/topologies";

/** A file that is generated from the sources and committed. */
export interface GeneratedPage {
    /** Path from the repository's root. */
    readonly path: string;
    readonly render: (root: string) => string;
}

/** Every generated file. A new page is one more entry. */
export const generatedPages: readonly GeneratedPage[] = [
    stackSchemaFile,
    configReference,
    requirementsPage,
    compliancePage,
    policiesPage,
    topologiesPage,
];

/** The pages whose committed text is not what the sources give. */
export function outdatedPages(root: string): string[] {
    return generatedPages
        .filter((page) => committed(join(root, page.path)) !== page.render(root))
        .map(({ path }) => path);
}

function committed(file: string): string | undefined {
    try {
        return readFileSync(file, "utf8");
    } catch {
        return undefined;
    }
}

/** Writes every page that changed; returns their paths. */
export function writePages(root: string): string[] {
    const outdated = outdatedPages(root);
    for (const page of generatedPages.filter(({ path }) => outdated.includes(path))) {
        mkdirSync(dirname(join(root, page.path)), { recursive: true });
        writeFileSync(join(root, page.path), page.render(root));
    }
    return outdated;
}

if (require.main === module) {
    const written = writePages(join(__dirname, ".."));
    console.log(written.length === 0 ? "Every generated page is up to date." : `Written: ${written.join(", ")}`);
}
