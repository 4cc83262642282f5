import { type JsonSchema, stackJsonSchema } from "./key-tree";

/** JSON Schema of a whole stack file, for editors: what stands under `corda:`, and loosely what Pulumi itself puts there. */
export function stackFileSchema(): JsonSchema {
    const { properties = {}, description } = stackJsonSchema();
    const sections = Object.entries(properties).map(([key, schema]) => [`corda:${key}`, schema] as const);
    return {
        $schema: "http://json-schema.org/draft-07/schema#",
        title: "Stack file of a Corda network",
        ...(description === undefined ? {} : { description }),
        type: "object",
        properties: {
            config: {
                type: "object",
                description: "The stack's configuration.",
                properties: {
                    "pulumi:disable-default-providers": {
                        type: "array",
                        items: { type: "string" },
                        description:
                            'Keep it at ["*"]: then nothing is ever deployed to whatever cluster kubectl happens to point at.',
                    },
                    ...Object.fromEntries(sections),
                    "corda:secrets": {
                        type: "object",
                        description:
                            "Values of what other sections name as { secret: … }, by name and key; each is set with `pulumi config set --secret --path`.",
                        additionalProperties: {
                            type: "object",
                            additionalProperties: {
                                type: "object",
                                properties: { secure: { type: "string" } },
                                required: ["secure"],
                                additionalProperties: false,
                            },
                        },
                    },
                },
                patternProperties: { "^(?!corda:)[^:]+:.+$": {} },
                required: sections.map(([key]) => key),
                additionalProperties: false,
            },
            environment: { description: "Pulumi ESC environments to take configuration from." },
            secretsprovider: { type: "string", description: "What encrypts the stack's secrets." },
            encryptedkey: { type: "string", description: "Written by Pulumi." },
            encryptionsalt: { type: "string", description: "Written by Pulumi." },
        },
        required: ["config"],
        additionalProperties: false,
    };
}
