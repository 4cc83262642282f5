import { at, record } from "../reading";
import type { ResourceRule } from "../rule";
import { ingressType } from "./ingress-tls";

/** Source: Kubernetes' advisory CVE-2021-25742 on ingress-nginx. */
export const ingressSnippets: ResourceRule = {
    name: "kubernetes-ingress-snippets",
    protects: "Every Secret that the Ingress controller may read, from configuration that is put into it as text.",
    violation: "The annotation is text for the controller's own configuration, which can do anything it can.",
    remediation: "Remove it, and set what is needed by an annotation of its own.",
    severity: "high",
    controls: [],
    types: [ingressType],
    check: ({ props }) =>
        Object.keys(record(at(props, "metadata", "annotations")))
            .filter((key) => /^nginx\.(ingress\.kubernetes\.io|org)\/.*snippets?$/.test(key))
            .map((key) => `metadata.annotations["${key}"]`),
};
