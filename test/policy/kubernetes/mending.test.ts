import { describe, expect, it } from "vitest";
import { kubernetesRules } from "../../../policy/kubernetes/rules";
import { judge } from "../judge";
import { kubernetesRefusals } from "./refusals";
import { cronJob, deployment, job, pod, statefulSet } from "./compliant";

const mending = kubernetesRules.flatMap((rule) =>
    "mend" in rule && rule.mend !== undefined ? [{ name: rule.name, types: rule.types, mend: rule.mend }] : [],
);
const refused = mending.flatMap(({ name, mend }) =>
    kubernetesRefusals
        .filter(({ rule }) => rule === name)
        .map((refusal) => ({ name, mend, refusal, what: refusal.what })),
);

describe("a rule of Kubernetes' that mends", () => {
    it("is one of those whose safe value is right for everybody", () => {
        expect(mending.map(({ name }) => name).sort()).toEqual([
            "kubernetes-disruption-budget-unhealthy",
            "kubernetes-privilege-escalation",
            "kubernetes-seccomp",
            "kubernetes-service-account-automount",
            "kubernetes-service-links",
            "kubernetes-storage-class-expansion",
        ]);
    });

    it.each(refused)("leaves nothing to find: $name of $what", ({ mend, refusal }) => {
        const examples = structuredClone(refusal.of());
        const props = examples[0]?.props ?? {};
        refusal.broken?.(props);
        expect(judge(examples)).not.toEqual([]);
        mend(props);
        expect(judge(examples)).toEqual([]);
    });

    it.each([deployment, statefulSet, job, cronJob, pod])("changes nothing of a pod that is well: %o", (of) => {
        const example = of();
        for (const { types, mend } of mending) {
            if (types.includes(example.type)) {
                mend(example.props);
            }
        }
        expect(example).toEqual(of());
    });

    it("mends a container's own profile, and leaves one of the machine's files", () => {
        const example = deployment();
        const spec = { seccompProfile: { type: "Localhost", localhostProfile: "corda.json" } };
        const containers = [
            { name: "own", securityContext: { seccompProfile: { type: "Unconfined" } } },
            { name: "files", securityContext: structuredClone(spec) },
        ];
        example.props["spec"] = { template: { spec: { securityContext: structuredClone(spec), containers } } };
        mending.find(({ name }) => name === "kubernetes-seccomp")?.mend(example.props);
        expect(example.props["spec"]).toEqual({
            template: {
                spec: {
                    securityContext: spec,
                    containers: [
                        { name: "own", securityContext: { seccompProfile: { type: "RuntimeDefault" } } },
                        { name: "files", securityContext: spec },
                    ],
                },
            },
        });
    });
});
