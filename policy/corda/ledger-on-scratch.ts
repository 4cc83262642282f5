import { at, list, places, text } from "../reading";
import { processOf, rolePodRule } from "./pods";

/** Where a process of each role writes what can't be made again. */
const directories: Readonly<Record<string, string>> = { node: "/node", database: "/data", broker: "/data" };

/** Source: Corda docs, "Node folder structure": certificates, the broker's journal and network parameters lie there. */
export const ledgerOnScratch = rolePodRule({
    name: "corda-ledger-on-scratch",
    protects: "Certificates, journals and vaults, from going with the pod that wrote them.",
    violation: "What can't be made again is written to a volume that ends with its pod, or to none.",
    remediation: "Mount the member's PersistentVolumeClaim there.",
    severity: "critical",
    controls: [],
    roles: Object.keys(directories),
    checkPod: (pod, _, { props }) => {
        const process = processOf(pod);
        const role = text(at(pod.metadata.value, "labels", "corda/role"));
        const mount = list(process.value["volumeMounts"]).find((one) => at(one, "mountPath") === directories[role]);
        if (mount === undefined) {
            return [`${process.path}.volumeMounts`];
        }
        const name = at(mount, "name");
        const isTemplate = list(at(props, "spec", "volumeClaimTemplates")).some(
            (claim) => at(claim, "metadata", "name") === name,
        );
        return isTemplate
            ? []
            : places(pod.spec.value["volumes"], `${pod.spec.path}.volumes`)
                  .filter(({ value }) => value["name"] === name && value["persistentVolumeClaim"] === undefined)
                  .map(({ path }) => path);
    },
});
