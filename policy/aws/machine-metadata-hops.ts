import { at } from "../reading";
import type { ResourceRule } from "../rule";

/**
 * A pod is one hop further away than its machine. EKS' own templates and some images say two. Source: EKS best
 * practices, "Restrict access to the instance profile assigned to the worker node".
 */
export const machineMetadataHops: ResourceRule = {
    name: "aws-machine-metadata-hops",
    protects: "A machine's credentials from the pods that run on it.",
    violation: "A machine's answer about its credentials reaches pods.",
    remediation: "Set metadataOptions.httpPutResponseHopLimit to 1; pods that call AWS have identities of their own.",
    severity: "high",
    controls: [{ framework: "CIS EKS 1.8", reference: "5.2.1" }],
    types: ["aws:ec2/launchTemplate:LaunchTemplate", "aws:ec2/instance:Instance"],
    check: ({ props }) => {
        const metadata = at(props, "metadataOptions");
        return at(metadata, "httpPutResponseHopLimit") === 1 || at(metadata, "httpEndpoint") === "disabled"
            ? []
            : ["metadataOptions.httpPutResponseHopLimit"];
    },
};
