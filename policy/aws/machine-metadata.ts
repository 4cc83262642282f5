import { at } from "../reading";
import type { ResourceRule } from "../rule";

/** Source: EC2 user guide, "Configure the Instance Metadata Service options". */
export const machineMetadata: ResourceRule = {
    name: "aws-machine-metadata",
    protects: "A machine's credentials from whoever makes a program on it fetch an address of the caller's choice.",
    violation: "A machine tells its credentials without asking for a token.",
    remediation: "Set metadataOptions.httpTokens to required.",
    severity: "high",
    controls: [{ framework: "CIS AWS 5.0", reference: "5.7" }],
    types: ["aws:ec2/launchTemplate:LaunchTemplate", "aws:ec2/instance:Instance"],
    check: ({ props }) => {
        const metadata = at(props, "metadataOptions");
        return at(metadata, "httpTokens") === "required" || at(metadata, "httpEndpoint") === "disabled"
            ? []
            : ["metadataOptions.httpTokens"];
    },
    mend: (props) => {
        const metadata = at(props, "metadataOptions");
        props["metadataOptions"] = { ...(typeof metadata === "object" ? metadata : {}), httpTokens: "required" };
    },
};
