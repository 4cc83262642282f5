/** A value a configuration file of Corda can hold. */
export type HoconValue =
    string | number | boolean | readonly HoconValue[] | { readonly [key: string]: HoconValue | undefined };

const bareKey = /^[A-Za-z][A-Za-z0-9_-]*$/;

/**
 * Renders HOCON as Corda wants it: keys without quotes (Corda refuses quoted ones), values as JSON, so that no
 * password or name can be read as syntax or as a substitution.
 *
 * @throws Error for a key that would need quotes.
 */
export function renderHocon(root: Readonly<Record<string, HoconValue | undefined>>, indent = ""): string {
    return Object.entries(root)
        .filter((entry): entry is [string, HoconValue] => entry[1] !== undefined)
        .map(([key, value]) => {
            if (!bareKey.test(key)) {
                throw new Error(`configuration key ${JSON.stringify(key)} would need quotes`);
            }
            return isBlock(value)
                ? `${indent}${key} {\n${renderHocon(value, `${indent}  `)}${indent}}\n`
                : `${indent}${key} = ${renderValue(value, indent)}\n`;
        })
        .join("");
}

function renderValue(value: HoconValue, indent: string): string {
    if (Array.isArray(value)) {
        const inner = `${indent}  `;
        return value.length === 0
            ? "[]"
            : `[\n${value.map((item: HoconValue) => `${inner}${renderItem(item, inner)}`).join("\n")}\n${indent}]`;
    }
    return JSON.stringify(value);
}

function renderItem(item: HoconValue, indent: string): string {
    return isBlock(item) ? `{\n${renderHocon(item, `${indent}  `)}${indent}}` : renderValue(item, indent);
}

function isBlock(value: HoconValue): value is Readonly<Record<string, HoconValue | undefined>> {
    return typeof value === "object" && !Array.isArray(value);
}
