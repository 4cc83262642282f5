import { quoted } from "./quoted";
import { section } from "./section";
import { text } from "./text";

/**
 * A Helm chart in a registry of the user's, pinned.
 *
 * @param name As the chart is called, for examples.
 * @param version A release of it, for examples.
 */
export function chart(description: string, name: string, version: string) {
    const example = { chart: `oci://registry.example.com/charts/${name}`, version };
    return section(
        {
            description,
            examples: [example],
            refused: {
                repository: "is not known — did you mean chart? It is one reference, oci://host/path",
                values: "is not known — the values are the program's; remove it",
            },
        },
        {
            chart: text({
                description: "The chart, in a registry that `pulumi up` reaches.",
                examples: [example.chart],
                mistakes: (given) =>
                    /^oci:\/\/[a-z0-9.-]+(:\d+)?(\/[a-z0-9._-]+)+$/.test(given)
                        ? undefined
                        : `${quoted(given)} is no chart in a registry — write oci://host/path without a version`,
            }),
            version: text({
                description: "Release of the chart.",
                examples: [version],
                mistakes: (given) =>
                    /^v?\d+\.\d+\.\d+$/.test(given)
                        ? undefined
                        : `${quoted(given)} is no release — pin one, like ${version}`,
            }),
        },
    );
}

/** A chart as the stack file names it. */
export interface PinnedChart {
    readonly chart: string;
    readonly version: string;
}
