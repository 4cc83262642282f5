/** The page that says why nothing of a network but a web client is ever copied by load. */
export const scalingPage = "docs/decisions/scaling.md";

/** Keys by which somebody may try to run several copies of what is one process, each with why not and what instead. */
export function neverCopied(reason: string): Readonly<Record<string, string>> {
    return Object.fromEntries(
        [
            "replicas",
            "instances",
            "autoscaling",
            "autoscaler",
            "hpa",
            "horizontalPodAutoscaler",
            "minReplicas",
            "maxReplicas",
            "scaleOut",
        ].map((key) => [key, `${reason} (${scalingPage} says why)`]),
    );
}
