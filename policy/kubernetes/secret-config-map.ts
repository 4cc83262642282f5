import { record, text } from "../reading";
import type { ResourceRule } from "../rule";
import { hardening } from "./controls";
import { hasSecret, isSecret } from "./secret-text";

/** Source: Kubernetes docs, "ConfigMaps": they provide neither secrecy nor encryption. */
export const secretConfigMap: ResourceRule = {
    name: "kubernetes-secret-config-map",
    protects: "Passwords and keys, from everybody who may read ConfigMaps, which aren't encrypted in etcd.",
    violation: "The ConfigMap has what looks like a password or a key in it.",
    remediation: "Put it into a Secret, or into the stack file's `corda:secrets`, and name it where it is needed.",
    severity: "critical",
    controls: [hardening("Network separation and hardening: Secrets")],
    types: ["kubernetes:core/v1:ConfigMap"],
    check: ({ props }) =>
        Object.entries(record(props["data"]))
            .filter(([key, value]) => hasSecret(text(value)) || isSecret(key, text(value)))
            .map(([key]) => `data["${key}"]`),
};
