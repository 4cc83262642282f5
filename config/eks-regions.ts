/** Zones of regions whose first three aren't a, b and c for every account. Source: AWS, "Regions and Zones". */
const unusual: Readonly<Record<string, string>> = {
    "ap-northeast-1": "acd",
    "ca-central-1": "abd",
    "us-west-1": "ac",
};

/** What a region's name looks like, also of the partitions for China and the US government. */
export const regionPattern = /^[a-z]{2}(-gov|-iso[a-z]?)?-[a-z]+-\d$/;

/** The partition a region is in, as ARNs begin with it. */
export function partitionOf(region: string): "aws" | "aws-cn" | "aws-us-gov" {
    if (region.startsWith("cn-")) {
        return "aws-cn";
    }
    return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}

/** Three zones of a region; fewer where it has no more for new accounts. */
export function defaultZones(region: string): string[] {
    return [...(unusual[region] ?? "abc")].map((letter) => region + letter);
}

/** The zones of a cluster: those that its stack file names, or the region's. */
export function zonesOf({
    region,
    network,
}: {
    readonly region: string;
    readonly network: { readonly zones?: readonly string[] };
}): readonly string[] {
    return network.zones ?? defaultZones(region);
}
