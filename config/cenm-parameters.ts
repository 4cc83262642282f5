import { z } from "zod";
import { section } from "./section";

const bytes = (what: string, size: number) =>
    z
        .number()
        .int("is not a whole number — give bytes")
        .min(1024, "is below 1024 — give bytes")
        .max(2 ** 31 - 1, "is more than Corda can count — give at most 2147483647 bytes")
        .meta({ description: `${what}, in bytes.`, examples: [size] })
        .default(size);

/** Network parameters of the beginning, beside those that follow from the network. */
export const cenmParametersSchema = section(
    {
        description:
            "Further network parameters of the beginning. Later ones are an operator's update with a flag day; a change here does nothing then.",
        examples: [{ eventHorizonDays: 30 }],
        refused: {
            minimumPlatformVersion: "is not known here — did you mean zone.minimumPlatformVersion?",
            notaries: "is not known — the network's notaries are named by themselves; remove it",
            epoch: "is not known — CENM counts it; remove it",
            eventHorizon: "is not known — did you mean eventHorizonDays?",
        },
    },
    {
        maxMessageSize: bytes("Size of a message between nodes at most", 10_485_760),
        maxTransactionSize: bytes("Size of a transaction with its attachments at most", 524_288_000),
        eventHorizonDays: z
            .number()
            .int("is not a whole number — give days")
            .min(1, "is below 1 — give days")
            .max(3650, "is more than ten years — give 1 to 3650 days")
            .meta({
                description: "After how many days a silent node leaves the map, 1 to 3650.",
                examples: [30],
            })
            .default(30),
    },
).default({ maxMessageSize: 10_485_760, maxTransactionSize: 524_288_000, eventHorizonDays: 30 });
