import { z } from "zod";
import { stackSchema } from "./stack";

/** A key of the stack file as its schema describes it. */
export interface Key {
    /** The key's own word; `[]` for an element of a list. */
    readonly name: string;
    readonly kind: "section" | "list" | "text" | "number" | "true or false";
    readonly description: string;
    readonly required: boolean;
    readonly default?: unknown;
    readonly examples: readonly unknown[];
    /** The words a choice consists of, each with its meaning. */
    readonly words: readonly { readonly word: string; readonly meaning: string }[];
    readonly children: readonly Key[];
    /** The alternatives of a section that has a `kind`; their keys are not among the children. */
    readonly variants: readonly {
        readonly kind: string;
        readonly description: string;
        readonly keys: readonly Key[];
    }[];
}

/** The part of JSON Schema that zod writes for a stack file. */
export interface JsonSchema {
    readonly type?: string;
    readonly description?: string;
    readonly default?: unknown;
    readonly examples?: readonly unknown[];
    readonly enum?: readonly string[];
    readonly enumDescriptions?: readonly string[];
    readonly const?: string;
    readonly properties?: Readonly<Record<string, JsonSchema>>;
    readonly required?: readonly string[];
    readonly items?: JsonSchema;
    readonly anyOf?: readonly JsonSchema[];
    readonly oneOf?: readonly JsonSchema[];
    readonly [keyword: string]: unknown;
}

/** The JSON Schema of what stands under `corda:` in a stack file. */
export function stackJsonSchema(): JsonSchema {
    const schema = z.toJSONSchema(stackSchema, { io: "input", target: "draft-7" }) as JsonSchema;
    return Object.fromEntries(Object.entries(schema).filter(([keyword]) => keyword !== "$schema"));
}

const kinds: Readonly<Record<string, Key["kind"]>> = {
    object: "section",
    array: "list",
    string: "text",
    number: "number",
    integer: "number",
    boolean: "true or false",
};

/** Every key of the stack file as a tree. */
export function keyTree(): Key {
    return keyOf("corda", stackJsonSchema(), true);
}

function keyOf(name: string, schema: JsonSchema, required: boolean): Key {
    const alternatives = schema.oneOf ?? schema.anyOf ?? [];
    return {
        name,
        kind: kinds[schema.type ?? (alternatives.length > 0 ? "object" : "string")] ?? "text",
        description: schema.description ?? "",
        required,
        ...(schema.default === undefined ? {} : { default: schema.default }),
        examples: schema.examples ?? [],
        words: (schema.enum ?? [schema.const ?? []].flat()).map((word, index) => ({
            word,
            meaning: schema.enumDescriptions?.[index] ?? "",
        })),
        children: schema.items === undefined ? propertiesOf(schema) : [keyOf("[]", schema.items, true)],
        variants: alternatives.map((alternative) => ({
            kind: alternative.properties?.["kind"]?.const ?? "",
            description: alternative.description ?? "",
            keys: propertiesOf(alternative),
        })),
    };
}

function propertiesOf(schema: JsonSchema): Key[] {
    return Object.entries(schema.properties ?? {}).map(([name, property]) =>
        keyOf(name, property, schema.required?.includes(name) ?? false),
    );
}
