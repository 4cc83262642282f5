import type { StackRule } from "../rule";

interface Hsms {
    readonly hsms: number;
}

/**
 * What one HSM alone has made since the last backup goes with it. Source: AWS CloudHSM user guide, "Cluster high
 * availability".
 */
export const hsmZones: StackRule<Hsms> = {
    name: "aws-hsm-zones",
    protects: "Identities' keys from being out of reach, or lost, with one HSM.",
    violation: "A cluster of CloudHSM has too few HSMs.",
    remediation: "Write more `hsm.zones` in corda:platform.",
    severity: "high",
    controls: [],
    settings: {
        schema: {
            hsms: { type: "integer", minimum: 1, default: 2, description: "HSMs that a cluster has at least." },
        },
        defaults: { hsms: 2 },
    },
    checkStack: (resources, { hsms }) =>
        resources
            .filter(
                ({ type, urn }) =>
                    type === "aws:cloudhsmv2/cluster:Cluster" &&
                    resources.filter((hsm) => hsm.type === "aws:cloudhsmv2/hsm:Hsm" && hsm.dependencies.includes(urn))
                        .length < hsms,
            )
            .map(({ urn }) => ({ urn })),
};
