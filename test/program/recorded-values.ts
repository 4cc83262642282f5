const signature = "4dabf18193072939515e22adb298388d";
const secretSignature = "1b47061264138c4ac30d75fd1eb44270";

/** Whether a recorded value is marked secret: the engine encrypts it in the state and hides it in every output. */
export function isSecretValue(value: unknown): value is { readonly value: unknown } {
    return typeof value === "object" && value !== null && Reflect.get(value, signature) === secretSignature;
}

/** The value with every secret mark taken off. */
export function unwrapped(value: unknown): unknown {
    return withTexts(value, (text) => text);
}

/** Every string in a value, with its path; what is marked secret is left out unless `secrets` asks for it alone. */
export function* strings(value: unknown, secrets: boolean, path = ""): Generator<[path: string, text: string]> {
    if (isSecretValue(value)) {
        if (secrets) {
            yield* strings(unwrapped(value), false, path);
        }
    } else if (typeof value === "string") {
        if (!secrets) {
            yield [path, value];
        }
    } else if (typeof value === "object" && value !== null) {
        for (const [key, inner] of Object.entries(value)) {
            if (!secrets) {
                yield [`${path}.${key} (key)`, key];
            }
            yield* strings(inner, secrets, `${path}.${key}`);
        }
    }
}

/** Values a run made up, by the name of their stash and their key. */
export type Generated = Map<string, string>;

export function addGenerated(generated: Generated, stash: string, input: unknown): void {
    for (const [key, value] of Object.entries(unwrapped(input) as Record<string, string>)) {
        generated.set(`${stash}.${key}`, value);
    }
}

/** The part of an image's tag that stands for the content of its recipe. */
const recipe = /(localhost\/corda\/[a-z-]+:[0-9.]+-)[0-9a-f]{12}/g;

/**
 * A recorded value without its secret marks, with the name of every generated value in place of it, and without the
 * recipes of images: those change with files that are not part of the program.
 */
export function masked(value: unknown, generated: ReadonlyMap<string, string>): unknown {
    return withTexts(value, (text) =>
        [...generated]
            .reduce((rest, [key, made]) => rest.replaceAll(made, `<${key}>`), text)
            .replace(recipe, "$1<recipe>"),
    );
}

/** A copy of a recorded value without its secret marks, every string of it replaced. */
function withTexts(value: unknown, replace: (text: string) => string): unknown {
    if (isSecretValue(value)) {
        return withTexts(value.value, replace);
    }
    if (typeof value === "string") {
        return replace(value);
    }
    if (Array.isArray(value)) {
        return value.map((item) => withTexts(item, replace));
    }
    return typeof value === "object" && value !== null
        ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withTexts(inner, replace)]))
        : value;
}
