import { text } from "../reading";
import { imageReference } from "./image-reference";
import { containersOf, podRule } from "./pods";

/** Registries in which somebody else decides what a tag means. */
const publicRegistries = [
    "docker.io",
    "index.docker.io",
    "ghcr.io",
    "quay.io",
    "gcr.io",
    "registry.k8s.io",
    "public.ecr.aws",
];

/**
 * A tag without a registry, or `latest`, is for `kubernetes-image-registry` and `kubernetes-image-tag`. Source:
 * Kubernetes docs, "Images", image digests.
 */
export const imageDigest = podRule<{ readonly registries: readonly string[] }>({
    name: "kubernetes-image-digest",
    protects: "What runs, from whoever can move a tag in a registry that isn't yours.",
    violation: "The image is named by a tag that somebody else can give to another image.",
    remediation: "Add the digest, `name:tag@sha256:…`, or copy the image into a registry of your own.",
    severity: "medium",
    controls: [],
    settings: {
        schema: {
            registries: {
                type: "array",
                items: { type: "string" },
                description: "Hosts of registries from which images come by digest; `*` is every registry.",
            },
        },
        defaults: { registries: publicRegistries },
    },
    checkPod: (pod, { registries }) =>
        containersOf(pod)
            .filter(({ value }) => {
                const { registry, tag, digest } = imageReference(text(value["image"]));
                const named = registry !== undefined && tag !== undefined && tag !== "latest";
                return named && digest === undefined && (registries.includes("*") || registries.includes(registry));
            })
            .map(({ path }) => `${path}.image`),
});
