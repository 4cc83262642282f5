import { text } from "../reading";
import type { ResourceRule } from "../rule";

export const chartTypes: readonly string[] = ["kubernetes:helm.sh/v3:Release", "kubernetes:helm.sh/v4:Chart"];

/** A range is none, and neither is nothing. Source: Helm docs, "helm install", `--version`. */
export const chartVersion: ResourceRule = {
    name: "kubernetes-chart-version",
    protects: "The cluster's controllers, from a release of theirs that nobody chose.",
    violation: "The chart is whichever release is newest.",
    remediation: "Name one release in `version`.",
    severity: "medium",
    controls: [],
    types: chartTypes,
    check: ({ props }) => (/^v?\d+\.\d+\.\d+([-+][\w.+-]+)?$/.test(text(props["version"])) ? [] : ["version"]),
};
