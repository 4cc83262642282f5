import { at, list, places } from "../reading";
import type { ResourceRule } from "../rule";

const one = ["ReadWriteOnce", "ReadWriteOncePod"];

/** Claims of their own, and those that a StatefulSet makes. Source: Kubernetes docs, "Persistent Volumes", access modes. */
export const claimAccessMode: ResourceRule = {
    name: "kubernetes-claim-access-mode",
    protects: "A ledger or a journal, from a second process on another machine that writes to it.",
    violation: "The volume may be written from several machines at once.",
    remediation: "Write `accessModes: [ReadWriteOnce]`.",
    severity: "high",
    controls: [],
    types: ["kubernetes:core/v1:PersistentVolumeClaim", "kubernetes:apps/v1:StatefulSet"],
    check: ({ type, props }) => {
        const claims = type.endsWith(":StatefulSet")
            ? places(at(props, "spec", "volumeClaimTemplates"), "spec.volumeClaimTemplates")
            : [{ value: props, path: "" }];
        return claims.flatMap(({ value, path }) =>
            list(at(value, "spec", "accessModes")).flatMap((mode, index) =>
                one.some((allowed) => allowed === mode)
                    ? []
                    : [`${path === "" ? "" : `${path}.`}spec.accessModes[${String(index)}]`],
            ),
        );
    },
};
