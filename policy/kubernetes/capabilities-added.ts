import { at, list } from "../reading";
import { podSecurity, cis } from "./controls";
import { containersOf, podRule } from "./pods";

const addition = ["securityContext", "capabilities", "add"] as const;

/** Source: Kubernetes docs, "Pod Security Standards", Restricted: only `NET_BIND_SERVICE` may come back. */
export const capabilitiesAdded = podRule({
    name: "kubernetes-capabilities-added",
    protects: "The machine's kernel, from a container with rights of root that it doesn't need.",
    violation: "The container gets a right of root beyond that of a low port.",
    remediation: "Remove it from `capabilities.add`; Corda and what belongs to it need none.",
    severity: "critical",
    controls: [
        podSecurity("Baseline: Capabilities"),
        podSecurity("Restricted: Capabilities"),
        ...cis({ kubernetes: "5.2.8" }),
    ],
    checkPod: (pod) =>
        containersOf(pod).flatMap(({ value, path }) =>
            list(at(value, ...addition)).flatMap((capability, index) =>
                capability === "NET_BIND_SERVICE" ? [] : [`${path}.${addition.join(".")}[${String(index)}]`],
            ),
        ),
});
