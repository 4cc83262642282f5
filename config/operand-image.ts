import { imageReferenceMistake } from "./image-reference";
import { quoted } from "./quoted";
import { text } from "./text";

/** Major versions that the operator runs. Source: CloudNativePG docs, "Supported releases", 1.30. */
const supported = { oldest: 14, newest: 18 } as const;

const example = "registry.example.com/corda/cloudnative-pg-postgresql:15.18@sha256:<digest>";

/** The major version of PostgreSQL that an image's tag begins with; undefined where it begins with none. */
export function operandVersion(image: string): string | undefined {
    return /:(\d\d)(?!\d)[\w.-]*(?:@|$)/.exec(image)?.[1];
}

/** What is wrong with the image of a database's copies, or undefined. */
function operandImageMistake(image: string): string | undefined {
    const mistake = imageReferenceMistake(image);
    if (mistake !== undefined) {
        return mistake;
    }
    const major = operandVersion(image);
    if (major === undefined) {
        return `${quoted(image)} has no tag that begins with PostgreSQL's version, by which the operator knows it — write ${example}`;
    }
    if (Number(major) < supported.oldest || Number(major) > supported.newest) {
        return `is PostgreSQL ${major}, and the operator runs ${supported.oldest} to ${supported.newest} — take one of these`;
    }
    return image.includes("@")
        ? undefined
        : `${quoted(image)} has no digest, and a copy that is made later has to be the same — write ${example}`;
}

/** The image that copies of a database run from: it can't be built here, and its digest is the user's to choose. */
export function operandImage(description: string) {
    return text({
        description: `${description} One of CloudNativePG's own, mirrored into your registry: with a tag that begins with PostgreSQL's version, and a digest.`,
        examples: [example.replace("<digest>", "0123456789abcdef".repeat(4))],
        mistakes: operandImageMistake,
    }).optional();
}
