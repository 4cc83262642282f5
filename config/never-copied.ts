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
        ].map((key) => [key, reason]),
    );
}
