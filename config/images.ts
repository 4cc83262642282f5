import type { z } from "zod";
import { imageReferenceMistake } from "./image-reference";
import { operandImage } from "./operand-image";
import { quoted } from "./quoted";
import { secretReference } from "./secret-reference";
import { section } from "./section";
import { text } from "./text";

function image(what: string) {
    return text({
        description: `Image of ${what}, where it isn't the one built from this repository: a tag other than \`latest\`, or better a digest.`,
        examples: ["registry.example.com/corda:4.10"],
        mistakes: imageReferenceMistake,
    }).optional();
}

function registryMistake(registry: string): string | undefined {
    return /^[a-z0-9.-]+(:\d+)?(\/[a-z0-9._-]+)*$/.test(registry)
        ? undefined
        : `${quoted(registry)} is no registry — write host[:port][/path] without scheme or tag, like registry.example.com/corda`;
}

/** Where images come from. */
export const imagesSchema = section(
    {
        description: "Images other than those built from this repository.",
        examples: [{ registry: "registry.example.com/corda" }],
        refused: {
            node: "is not known — did you mean corda?",
            bridge: "is not known — did you mean firewall?",
            float: "is not known — did you mean firewall?",
            broker: "is not known — did you mean artemis?",
            cnpg: "is not known — did you mean cloudNativePg?",
            password: "a stack file holds no secrets — remove it; name a pull secret under `pullSecret`",
            imagePullSecrets: "is not known — did you mean pullSecret?",
        },
    },
    {
        registry: text({
            description:
                "Where the images are that `npm run images` built and you pushed: `<registry>/corda-enterprise:<version>`, `corda-firewall`, `corda-ha-utilities`, `artemis`, `postgresql`. Licensed images are found nowhere else.",
            examples: ["registry.example.com/corda"],
            mistakes: registryMistake,
        }).optional(),
        pullSecret: secretReference({
            description: "What the registry asks for.",
            keys: { ".dockerconfigjson": "as `docker login` writes it" },
            example: "registry",
        }).optional(),
        corda: image("Corda's processes"),
        postgresql: image("the databases"),
        cloudNativePg: operandImage("Image of databases of kind cloudnative-pg."),
        artemis: image("the brokers"),
        firewall: image("bridges and floats"),
        haUtilities: image("the HA utilities"),
    },
);

/** Images by what runs in them. */
export type ImagesConfig = z.output<typeof imagesSchema>;
