import { containersOf } from "../kubernetes/pods";
import { at, list, places, record, text } from "../reading";
import { rolePodRule } from "./pods";

/** Where the program's own tools put key stores and configurations with their passwords. */
const directories = /^\/(keystores|rpc-keystores|tunnel|p2p|configuration|configuration-filled|hsm\/[^/]+)$/;

/** Source: Kubernetes docs, "Volumes", emptyDir: without a medium it is a directory of the machine's disk. */
export const keyStoresOnDisk = rolePodRule({
    name: "corda-key-stores-on-disk",
    protects: "Private keys and passwords, from the disk of the machine on which a pod once was.",
    violation: "Key stores or passwords are unpacked onto the machine's disk.",
    remediation: "Let the emptyDir have `medium: Memory`.",
    severity: "high",
    controls: [],
    checkPod: (pod) => {
        const mounts = containersOf(pod).flatMap(({ value }) => list(value["volumeMounts"]));
        const names = mounts
            .filter((mount) => directories.test(text(at(mount, "mountPath"))))
            .map((m) => at(m, "name"));
        return places(pod.spec.value["volumes"], `${pod.spec.path}.volumes`)
            .filter(
                ({ value }) =>
                    names.includes(value["name"]) &&
                    value["emptyDir"] !== undefined &&
                    record(value["emptyDir"])["medium"] !== "Memory",
            )
            .map(({ path }) => `${path}.emptyDir.medium`);
    },
});
