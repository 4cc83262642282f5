import { countryCodes } from "./countries";
import { nearest } from "./nearest";
import { quoted } from "./quoted";

/** The attributes that Corda takes, in the order it writes them. */
const attributes = {
    CN: { means: "common name", shorterThan: 64 },
    OU: { means: "organisational unit", shorterThan: 64 },
    O: { means: "organisation", shorterThan: 128 },
    L: { means: "locality", shorterThan: 64 },
    ST: { means: "state", shorterThan: 64 },
    C: { means: "country", shorterThan: 3 },
} as const;

type Attribute = keyof typeof attributes;
const order = Object.keys(attributes) as Attribute[];

/** A legal name taken apart: O, L and C always, the others where given. */
export type LegalName = Readonly<Partial<Record<Attribute, string>>>;

/** Without the spaces around it; other white space is part of the value, as it is to Corda. */
const trimmed = (text: string) => text.replace(/^ +| +$/g, "");

interface Parsed {
    readonly name: LegalName;
    readonly mistakes: readonly string[];
}

/**
 * Reads an X.500 name by the rules of Corda's own parser and of the strictest zone: a name can't be changed later, so
 * the rules of a doorman hold in a dev zone too. They leave no character that would have to be escaped.
 */
function parse(text: string): Parsed {
    const name: Partial<Record<Attribute, string>> = {};
    const mistakes: string[] = [];
    for (const piece of text.split(",")) {
        const equals = piece.indexOf("=");
        if (equals < 0) {
            mistakes.push(
                trimmed(piece) === ""
                    ? "has a comma with nothing behind or before it — remove it"
                    : `has the part ${quoted(trimmed(piece))}, which is no key=value — a comma can't be part of a value; leave it out`,
            );
            continue;
        }
        const key = trimmed(piece.slice(0, equals));
        const attribute = order.find((one) => one === key.toUpperCase());
        if (attribute === undefined) {
            const meant = { S: "ST", SP: "ST" }[key.toUpperCase()] ?? nearest(key, order);
            mistakes.push(
                `has the attribute ${quoted(key)}, which Corda doesn't take — use O, L and C, and OU, CN or ST where needed` +
                    (meant === undefined ? "" : `; did you mean ${meant}?`),
            );
        } else if (name[attribute] !== undefined) {
            mistakes.push(`has ${attribute} twice — keep one`);
        } else {
            name[attribute] = trimmed(piece.slice(equals + 1));
        }
    }
    for (const attribute of ["O", "L", "C"] as const) {
        if (name[attribute] === undefined) {
            mistakes.push(
                `has no ${attribute} (${attributes[attribute].means}) — add it, like O=Party A,L=London,C=GB`,
            );
        }
    }
    for (const attribute of order) {
        const value = name[attribute];
        const mistake = value === undefined ? undefined : attributeMistake(attribute, value);
        if (mistake !== undefined) {
            mistakes.push(mistake);
        }
    }
    if (mistakes.length === 0 && canonical(name).length > longest) {
        mistakes.push(
            `has ${canonical(name).length} characters — use at most ${longest}, which is what Corda's database holds`,
        );
    }
    return { name, mistakes };
}

/** Length of the column that a node keeps its peers' names in. */
const longest = 128;

function attributeMistake(attribute: Attribute, value: string): string | undefined {
    const { means, shorterThan } = attributes[attribute];
    if (attribute === "C") {
        if (countryCodes.has(value)) {
            return undefined;
        }
        const upper = value.toUpperCase();
        const meant = countryCodes.has(upper) ? upper : upper === "UK" ? "GB" : undefined;
        return (
            `has C=${quoted(value)}, which is no ISO 3166 country — use the two capital letters of a country, like GB or US` +
            (meant === undefined ? "" : `; did you mean ${meant}?`)
        );
    }
    if (value === "") {
        return `has an empty ${attribute} (${means}) — give it a value or leave the attribute out`;
    }
    if (value !== value.normalize("NFKC")) {
        return `has an ${attribute} that isn't in Unicode form NFKC — type ${quoted(value.normalize("NFKC"))} instead`;
    }
    if (/\s{2,}|[\t\n\r]/.test(value)) {
        return `has more than one space in a row in ${attribute} — use single spaces`;
    }
    const forbidden = [...new Set(value.match(/[=$"'\\+;<>]|^#/g) ?? [])];
    if (forbidden.length > 0) {
        return `has ${forbidden.join(" ")} in ${attribute} — zones refuse = $ " ' \\ + ; < > and a leading #; leave it out`;
    }
    if (!/^[\x20-\x7e]*$/.test(value)) {
        return `has characters outside basic Latin in ${attribute} — zones refuse them; write the name without accents`;
    }
    if ((value.match(/[A-Za-z]/g) ?? []).length < 2) {
        return `has ${attribute}=${quoted(value)} — give at least two letters`;
    }
    if (/^[a-z]/.test(value)) {
        return `has ${attribute}=${quoted(value)} — begin it with a capital letter`;
    }
    if (value.length >= shorterThan) {
        return `has ${value.length} characters in ${attribute} — use at most ${shorterThan - 1}`;
    }
    return undefined;
}

function canonical(name: LegalName): string {
    return order.flatMap((one) => (name[one] === undefined ? [] : [`${one}=${name[one]}`])).join(", ");
}

/** Everything that is wrong with a legal name; empty when Corda takes it. */
export function legalNameMistakes(text: string): readonly string[] {
    return parse(text).mistakes;
}

/** A legal name as Corda writes it (`O=Party A, L=London, C=GB`), whatever the order and spaces it was typed in. */
export function canonicalLegalName(text: string): string {
    return canonical(parse(text).name);
}

/** Two names with the same key are the same to X.509, which ignores case. */
export function legalNameKey(text: string): string {
    return canonicalLegalName(text).toLowerCase();
}
