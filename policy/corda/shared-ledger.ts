import { at, places, text } from "../reading";
import type { StackRule } from "../rule";
import { workloadsOf } from "./workloads";

/** A registration is a Job: it is done before the node begins. */
const isLasting = (type: string) => !type.startsWith("kubernetes:batch/");

/** Source: Kubernetes docs, "Persistent Volumes", Access Modes: ReadWriteOnce lets in several pods of one machine. */
export const sharedLedger: StackRule = {
    name: "corda-shared-ledger",
    protects: "A ledger's volume, from two workloads that both write to it.",
    violation: "Another workload mounts the same claim.",
    remediation: "Give each workload a claim of its own.",
    severity: "critical",
    controls: [],
    checkStack: (resources) => {
        const owners = new Map<string, string>();
        return workloadsOf(resources)
            .filter(({ resource, role }) => role !== "" && isLasting(resource.type))
            .flatMap(({ resource: { urn }, pod: { spec }, namespace }) =>
                places(spec.value["volumes"], `${spec.path}.volumes`).flatMap(({ value, path }) => {
                    const claim = text(at(value, "persistentVolumeClaim", "claimName"));
                    const key = JSON.stringify([namespace, claim]);
                    const owner = owners.get(key) ?? urn;
                    owners.set(key, owner);
                    return claim !== "" && owner !== urn ? [{ urn, path: `${path}.persistentVolumeClaim` }] : [];
                }),
            );
    },
};
