import { at, text } from "../reading";
import type { ResourceRule } from "../rule";
import { chartTypes } from "./chart-version";

/** Source: Helm docs, "The Chart Repository Guide". */
export const chartRepository: ResourceRule = {
    name: "kubernetes-chart-repository",
    protects: "The cluster, from a chart that somebody on the way to its repository has changed.",
    violation: "The chart is fetched without TLS.",
    remediation: "Name the repository by `https://`, or the chart by `oci://`.",
    severity: "high",
    controls: [],
    types: chartTypes,
    check: ({ props }) => [
        ...(text(props["chart"]).startsWith("http://") ? ["chart"] : []),
        ...(text(at(props, "repositoryOpts", "repo")).startsWith("http://") ? ["repositoryOpts.repo"] : []),
    ],
};
