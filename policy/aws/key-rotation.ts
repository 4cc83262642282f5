import type { Properties } from "../reading";
import type { ResourceRule } from "../rule";
import { switched } from "./switch-rule";

const symmetric = (props: Properties) =>
    (props["customerMasterKeySpec"] ?? "SYMMETRIC_DEFAULT") === "SYMMETRIC_DEFAULT";

/** KMS turns over no key that signs. Source: KMS developer guide, "Rotate AWS KMS keys". */
export const keyRotation: ResourceRule = {
    name: "aws-key-rotation",
    protects: "All that one key would encrypt in its life from being lost at once.",
    violation: "A key of KMS is never turned over.",
    remediation: "Set enableKeyRotation; what was encrypted before stays readable.",
    severity: "medium",
    controls: [{ framework: "CIS AWS 5.0", reference: "3.6" }],
    types: ["aws:kms/key:Key"],
    check: ({ props }) =>
        symmetric(props) && switched(props["enableKeyRotation"], false) !== true ? ["enableKeyRotation"] : [],
    mend: (props) => {
        if (symmetric(props)) {
            props["enableKeyRotation"] = true;
        }
    },
};
