import { quoted } from "./quoted";
import { section } from "./section";
import { text } from "./text";

/** Arguments of {@link secretReference}. */
export interface SecretReferenceKey {
    /** What the secret is for, in whole sentences. */
    readonly description: string;
    /** Keys the secret must have, each with its meaning. */
    readonly keys: Readonly<Record<string, string>>;
    /** Name to show in examples. */
    readonly example: string;
}

/** What is wrong with the name of a secret, or undefined. */
export function secretNameMistake(name: string): string | undefined {
    return /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(name)
        ? undefined
        : `${quoted(name)} is no name of a secret — use at most 63 lower-case letters, digits and dashes; its values are set with \`pulumi config set --secret --path\``;
}

/** A secret by its name under `corda:secrets`; the values never stand in a section that is in clear. */
export function secretReference({ description, keys, example }: SecretReferenceKey) {
    const listed = Object.entries(keys).map(([key, meaning]) => `\`${key}\` (${meaning})`);
    const inClear = `a stack file holds no secrets in clear — write { secret: ${example} }, and the value with \`pulumi config set --secret --path\` under corda:secrets`;
    return section(
        {
            description: `${description} Named here, its values under \`corda:secrets\`: ${listed.join(", ")}.`,
            examples: [{ secret: example }],
            refused: { value: inClear, password: inClear, data: inClear, stringData: inClear },
        },
        {
            secret: text({
                description: "Name under `corda:secrets`; the Kubernetes Secret gets it too.",
                examples: [example],
                pattern: /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/,
                mistakes: secretNameMistake,
            }),
        },
    );
}
