import { z } from "zod";
import { quoted } from "./quoted";
import { text } from "./text";

const uuidForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What is wrong with an id of Azure, or undefined. */
function uuidMistake(given: string, of: string, command: string): string | undefined {
    if (/^0{8}-(0{4}-){3}0{12}$/.test(given)) {
        return `${quoted(given)} is a placeholder — write the id of ${of}, which \`${command}\` shows`;
    }
    return uuidForm.test(given)
        ? undefined
        : `${quoted(given)} is no id of ${of} — write the UUID in lower case that \`${command}\` shows`;
}

/** A key that holds an id of Azure: a UUID. */
export function azureId(description: string, of: string, command: string) {
    return text({
        description,
        examples: ["01234567-89ab-cdef-0123-456789abcdef"],
        pattern: uuidForm,
        mistakes: (given) => uuidMistake(given, of, command),
    });
}

/** The name of a resource group that somebody else made. */
export const resourceGroupName = text({
    description: "Resource group it is in.",
    examples: ["network"],
    mistakes: (given) =>
        /^[\w().-]{0,89}[\w()-]$/.test(given)
            ? undefined
            : `${quoted(given)} is no resource group — use letters, digits, dashes, dots, underscores and parentheses, no dot last`,
});

/** The name of something that Azure made; the rules that all of them keep. */
export function azureName(description: string, example: string) {
    return text({
        description,
        examples: [example],
        mistakes: (given) =>
            /^[a-zA-Z0-9][\w.-]{0,78}\w$/.test(given)
                ? undefined
                : `${quoted(given)} is no name of Azure — use letters, digits, dashes, dots and underscores, like ${example}`,
    });
}

/** A key that holds a whole number in a range. */
export function wholeNumber(
    description: string,
    range: { readonly from: number; readonly to: number; readonly of: string },
) {
    const { from, to, of } = range;
    const give = `give ${from} to ${to} ${of}`;
    return z
        .number()
        .int(`is not a whole number — ${give}`)
        .min(from, `is too small — ${give}`)
        .max(to, `is too large — ${give}`)
        .meta({ description: `${description} ${from} to ${to}.`, examples: [from] });
}
