import { stackFileSchema } from "../../config/stack-file-schema";
import type { GeneratedPage } from "../generate";

/** What editors check stack files by. */
export const stackSchemaFile: GeneratedPage = {
    path: "config/stack.schema.json",
    render: () => `${JSON.stringify(stackFileSchema(), undefined, 2)}\n`,
};
