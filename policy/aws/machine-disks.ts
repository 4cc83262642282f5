import { at, type Place, places } from "../reading";
import type { ResourceRule } from "../rule";
import { given } from "./given";
import { switched } from "./switch-rule";

const template = "aws:ec2/launchTemplate:LaunchTemplate";

/**
 * A machine without such a list has the disks of its image, encrypted or not. Source: EC2 API reference,
 * "EbsBlockDevice".
 */
export const machineDisks: ResourceRule = {
    name: "aws-machine-disks",
    protects: "Ledgers, logs and what memory left on disk from whoever gets at a volume or a snapshot of it.",
    violation: "A disk isn't encrypted by a key of the account's own.",
    remediation: "Set encrypted and kmsKeyId of every disk.",
    severity: "high",
    controls: [{ framework: "CIS AWS 5.0", reference: "5.1.1" }],
    types: [template, "aws:ebs/volume:Volume"],
    check: ({ type, props }) => {
        if (type !== template) {
            return unencrypted({ value: props, path: "" });
        }
        const disks = places(props["blockDeviceMappings"], "blockDeviceMappings");
        return disks.length === 0
            ? ["blockDeviceMappings"]
            : disks.flatMap(({ value, path }) => unencrypted({ value: at(value, "ebs"), path: `${path}.ebs.` }));
    },
};

function unencrypted({ value, path }: Place<unknown>): string[] {
    if (switched(at(value, "encrypted"), false) !== true) {
        return [`${path}encrypted`];
    }
    return given(value, "kmsKeyId") ? [] : [`${path}kmsKeyId`];
}
