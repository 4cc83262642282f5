import { switchRule } from "./switch-rule";

/** Source: ECR user guide, "Scan images for software vulnerabilities". */
export const repositoryScan = switchRule({
    name: "aws-repository-scan",
    protects: "Nodes from images with holes that are known.",
    violation: "Images aren't looked through when they are pushed.",
    remediation: "Set imageScanningConfiguration.scanOnPush.",
    severity: "medium",
    controls: [{ framework: "CIS EKS 1.8", reference: "5.1.1" }],
    types: ["aws:ecr/repository:Repository"],
    property: "imageScanningConfiguration.scanOnPush",
    wanted: true,
    otherwise: false,
});
