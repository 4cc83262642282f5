import { places } from "../reading";
import { hardening } from "./controls";
import { podRule } from "./pods";

/** Source: Kubernetes docs, "Taints and Tolerations": without a key, `Exists` is every taint. */
export const tolerationOfEverything = podRule({
    name: "kubernetes-toleration-of-everything",
    protects: "Machines that are kept for others, the control plane's among them, from pods that go anywhere.",
    violation: "The pod tolerates every taint, so that no machine is kept from it.",
    remediation: "Name the key of the taint; the stack file has `corda:platform.machines`.",
    severity: "medium",
    controls: [hardening("Network separation and hardening: worker node segmentation")],
    checkPod: ({ spec: { value, path } }) =>
        places(value["tolerations"], `${path}.tolerations`)
            .filter((toleration) => toleration.value["operator"] === "Exists")
            .filter((toleration) => (toleration.value["key"] ?? "") === "")
            .map((toleration) => toleration.path),
});
