import { join } from "node:path";

/**
 * Path of a kubeconfig with two clusters, of which the current one is not ours: a program that took it would be seen.
 */
export const kubeconfig = join(__dirname, "kubeconfig.yaml");
