import { quoted } from "./quoted";
import { text } from "./text";

/** A release of Corda; which there are depends on the edition, and is checked with it. */
export function cordaVersion(description: string) {
    return text({
        description: `${description} \`4.8\` to \`4.10\` of Community have images of their own; every other release needs \`images\`. In quotes: YAML reads 4.10 as 4.1.`,
        examples: ["4.10"],
        pattern: /^4\.\d+([.-][0-9A-Za-z]+)*$/,
        mistakes: (version) =>
            /^4\.(0|[1-9]\d*)([.-][0-9A-Za-z]+)*$/.test(version)
                ? undefined
                : `${quoted(version)} is no version of Corda 4 — write one like "4.10", or a patch release like "4.12.5"`,
    });
}

/** Whether a text is a version of Corda 4; another one is a mistake of its own. */
export function isVersion(version: string): boolean {
    return /^4\.\d{1,3}(?:\.\d{1,3})?(?:[-.].*)?$/.test(version);
}
