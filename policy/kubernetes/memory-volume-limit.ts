import { at, places } from "../reading";
import { hardening } from "./controls";
import { podRule } from "./pods";

/** Source: Kubernetes docs, "Volumes", emptyDir: without a limit it grows to what the machine has. */
export const memoryVolumeLimit = podRule({
    name: "kubernetes-memory-volume-limit",
    protects: "A machine's memory, from files that fill it.",
    violation: "The volume is memory, and may grow as long as there is some.",
    remediation: "Write `sizeLimit`.",
    severity: "low",
    controls: [hardening("Network separation and hardening: resource policies")],
    checkPod: ({ spec: { value, path } }) =>
        places(value["volumes"], `${path}.volumes`)
            .filter((volume) => at(volume.value, "emptyDir", "medium") === "Memory")
            .filter((volume) => (at(volume.value, "emptyDir", "sizeLimit") ?? undefined) === undefined)
            .map((volume) => `${volume.path}.emptyDir.sizeLimit`),
});
