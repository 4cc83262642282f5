import { text } from "../reading";
import { imageReference } from "./image-reference";
import { containerRule } from "./pods";

/** Source: Kubernetes docs, "Images": without a tag, `latest` is meant. */
export const imageTag = containerRule({
    name: "kubernetes-image-tag",
    protects: "A ledger and its neighbours, from a release that nobody chose, at the next start of a pod.",
    violation: "The image is whichever is newest when the pod starts.",
    remediation: "Name a release or a digest; in the stack file, `corda:network.version` or `corda:network.images`.",
    severity: "high",
    controls: [],
    checkContainer: ({ image }) => {
        const { tag = "latest", digest } = imageReference(text(image));
        return digest === undefined && tag === "latest" ? "image" : undefined;
    },
});
