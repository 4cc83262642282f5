import { podOf } from "../kubernetes/pods";
import { at, record } from "../reading";
import type { ResourceRule } from "../rule";
import { ledgerRoles } from "./labels";
import { roleOf } from "./pods";

/** Source: CENM docs, "Deployment with Docker, Kubernetes, and Helm charts": each of its services is there once. */
const cenmRoles = ["auth", "gateway", "identity-manager", "signer", "zone"];

/**
 * A bridge keeps nothing, but two of them work against each other. What may be there twice, as a CorDapp
 * repository or a web client, has another role.
 */
const roles: readonly string[] = [...ledgerRoles, "bridge", "network-map", ...cenmRoles];

/** Source: Corda docs, "Node folder structure": of two processes on one vault the second damages what the first writes. */
export const secondProcess: ResourceRule = {
    name: "corda-second-process",
    protects: "A vault, a journal or a signing queue, from a second process that works on it.",
    violation: "Something of which exactly one may run has several replicas.",
    remediation: "Leave `replicas` at 1: a node grows by its `size`, a standby is `standby: true` in the stack file.",
    severity: "critical",
    controls: [],
    types: ["kubernetes:apps/v1:StatefulSet", "kubernetes:apps/v1:Deployment", "kubernetes:apps/v1:ReplicaSet"],
    check: ({ type, props }) =>
        roles.includes(roleOf(podOf({ type, props }))) && Number(at(props, "spec", "replicas") ?? 1) > 1
            ? ["spec.replicas"]
            : [],
    mend: (props) => {
        const metadata = record(at(props, "spec", "template", "metadata"));
        if (roles.includes(roleOf({ metadata: { value: metadata, path: "" } }))) {
            Object.assign(record(props["spec"]), { replicas: 1 });
        }
    },
};
