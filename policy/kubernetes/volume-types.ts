import { places } from "../reading";
import { podSecurity } from "./controls";
import { podRule } from "./pods";

/** A directory of the machine has a rule of its own, `kubernetes-host-path`. */
const judgedElsewhere = ["name", "hostPath"];

const allowed = [
    "configMap",
    "csi",
    "downwardAPI",
    "emptyDir",
    "ephemeral",
    "persistentVolumeClaim",
    "projected",
    "secret",
];

/** Source: Kubernetes docs, "Pod Security Standards", Restricted: what a volume may be. */
export const volumeTypes = podRule({
    name: "kubernetes-volume-types",
    protects:
        "Storage outside the cluster, from a pod that names it itself instead of claiming what an administrator made.",
    violation: "The volume is of a kind that the restricted standard doesn't admit.",
    remediation: "Claim the storage by a PersistentVolumeClaim.",
    severity: "high",
    controls: [podSecurity("Restricted: Volume Types")],
    checkPod: ({ spec: { value, path } }) =>
        places(value["volumes"], `${path}.volumes`).flatMap((volume) =>
            Object.keys(volume.value)
                .filter((kind) => !allowed.includes(kind) && !judgedElsewhere.includes(kind))
                .filter((kind) => (volume.value[kind] ?? undefined) !== undefined)
                .map((kind) => `${volume.path}.${kind}`),
        ),
});
