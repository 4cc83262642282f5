import { dirname } from "node:path";

/** The repository's root: where Pulumi.yaml is. */
export const projectDirectory = dirname(__dirname);
