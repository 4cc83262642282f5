import { z } from "zod";
import { memberNameMistake } from "./kubernetes-name";
import { ledgerChoice, sizeChoice } from "./member-words";
import { neverCopied } from "./never-copied";
import { section } from "./section";
import { storageSize } from "./storage-size";
import { text } from "./text";

export const brokerSchema = section(
    {
        description:
            "An Artemis broker outside the nodes' processes: several nodes, and the bridge of their firewall, share its queues. Corda Enterprise only.",
        examples: [{ name: "messaging" }],
        refused: {
            ...neverCopied(
                "is not known — a broker has one active process; write standby: true for a second that takes over",
            ),
            ha: "is not known — did you mean standby?",
            slave: "is not known — did you mean standby?",
            port: "is not known — a broker listens at 11005 behind a Service of its own; remove it",
            password: "a stack file holds no secrets — remove it; the broker's passwords are generated",
            image: "is not known here — set network.images.artemis",
        },
    },
    {
        name: text({
            description: "Name of its objects in Kubernetes; the rules are those of a member's name.",
            examples: ["messaging"],
            mistakes: memberNameMistake,
        }),
        standby: z
            .boolean()
            .meta({
                description:
                    "Whether a second process keeps a copy of every message and takes over when the first is gone.",
            })
            .default(false),
        size: sizeChoice("Memory and CPU of the broker.").default("small"),
        storage: storageSize("Volume of the journal: messages that were not delivered yet.").default("2Gi"),
        ledger: ledgerChoice(
            "What may happen to the journal when the broker leaves the stack file: messages in it are flows' messages.",
        ).default("protected"),
    },
);

/** A broker as the stack file describes it, with every default filled in. */
export type BrokerConfig = z.output<typeof brokerSchema>;
