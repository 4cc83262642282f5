import { text } from "../reading";
import { cis } from "./controls";
import { imageReference } from "./image-reference";
import { containersOf, podRule } from "./pods";

/** Source: Kubernetes docs, "Images": a name without a host is looked for where the container runtime likes. */
export const imageRegistry = podRule<{ readonly registries: readonly string[] }>({
    name: "kubernetes-image-registry",
    protects: "What runs, from images out of registries that nobody chose.",
    violation: "The image comes from no registry that is allowed.",
    remediation: "Name the registry; in the stack file, `corda:network.images.registry`.",
    severity: "high",
    controls: cis({ kubernetes: "5.5.1" }),
    settings: {
        schema: {
            registries: {
                type: "array",
                items: { type: "string" },
                description:
                    "Beginnings of images that may run, `registry.example.com/corda/`; none allows every named host.",
            },
        },
        defaults: { registries: [] },
    },
    checkPod: (pod, { registries }) =>
        containersOf(pod)
            .filter(({ value }) => {
                const { registry, repository } = imageReference(text(value["image"]));
                return registries.length === 0
                    ? registry === undefined
                    : !registries.some((allowed) => repository.startsWith(allowed));
            })
            .map(({ path }) => `${path}.image`),
});
