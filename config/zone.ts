import { z } from "zod";
import { section } from "./section";
import { choiceMistake } from "./text";

const later = "can't be joined yet — use bootstrapped, whose network map and certificates come with the network";

const bootstrapped = section(
    {
        description:
            "A zone of one's own, made with Corda's development certificates: the network brings its network map, and later members join without a restart. Not for production: everyone has these certificates.",
        examples: [{ kind: "bootstrapped" }],
        refused: {
            doormanUrl: "belongs to a zone of kind doorman, which " + later,
            networkMapUrl: "belongs to a zone of kind doorman, which " + later,
        },
    },
    {
        kind: z.literal("bootstrapped").meta({ description: "A development zone with a network map of its own." }),
        minimumPlatformVersion: z
            .number()
            .int("is not a whole number — give a platform version, like 4")
            .min(4, "is below 4 — give 4 or more: signed CorDapps need it")
            .meta({
                description:
                    "The platform version that every member must have at least, 4 or more. At most that of the oldest member's release (4.8: 10, 4.9: 11, 4.10: 12).",
                examples: [10],
            })
            .default(4),
    },
);

export const zoneSchema = z
    .discriminatedUnion("kind", [bootstrapped], {
        error: (issue) =>
            issue.code === "invalid_union"
                ? choiceMistake((issue.input as { kind?: unknown } | undefined)?.kind, ["bootstrapped"], {
                      doorman: "a zone with a doorman " + later,
                      cenm: "CENM needs R3's licensed images and " + later,
                      dev: "is not known — did you mean bootstrapped?",
                  })
                : undefined,
    })
    .meta({
        description:
            "The compatibility zone the members belong to: who issues certificates and who tells members of each other.",
        examples: [{ kind: "bootstrapped" }],
    });

/** The zone of a network. */
export type ZoneConfig = z.output<typeof zoneSchema>;
