import { join } from "node:path";
import { run } from "../run";
import type { Toolchain } from "../toolchain/toolchain";
import type { Layout } from "./layout";

/** Server-side apply, so that a new version of an object replaces what an earlier one said. */
export async function applyObjects(
    toolchain: Toolchain,
    layout: Layout,
    objects: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
    const input = JSON.stringify({ apiVersion: "v1", kind: "List", items: objects });
    const args = ["apply", "--server-side", "--force-conflicts", "--field-manager=corda-local", "-f", "-"];
    await run(toolchain.kubectl, ["--kubeconfig", join(layout.kubeconfigs, "bootstrap"), ...args], { input });
}
