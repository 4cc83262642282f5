import { places } from "../reading";
import type { ResourceRule } from "../rule";
import { hardening } from "./controls";

export const webhookTypes: readonly string[] = [
    "kubernetes:admissionregistration.k8s.io/v1:ValidatingWebhookConfiguration",
    "kubernetes:admissionregistration.k8s.io/v1:MutatingWebhookConfiguration",
];

/** Source: Kubernetes docs, "Dynamic Admission Control", failure policy: left out, `Fail`. */
export const webhookFailure: ResourceRule = {
    name: "kubernetes-webhook-failure",
    protects: "What a webhook refuses, from being let in whenever the webhook can't be reached.",
    violation: "The webhook is passed over when it doesn't answer.",
    remediation: "Write `failurePolicy: Fail`, and run two copies of what answers.",
    severity: "high",
    controls: [hardening("Kubernetes Pod security: Pod security enforcement")],
    types: webhookTypes,
    check: ({ props }) =>
        places(props["webhooks"], "webhooks")
            .filter(({ value }) => value["failurePolicy"] === "Ignore")
            .map(({ path }) => `${path}.failurePolicy`),
};
