import { z } from "zod";
import { quoted } from "./quoted";
import { text } from "./text";

/** An address that a doorman can write to, as certificates name it. */
function emailMistake(email: string): string | undefined {
    return /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/.test(email)
        ? undefined
        : `${quoted(email)} is no e-mail address — write one that the zone's operator can answer to, like ops@example.com`;
}

/** What a request for a certificate needs, whoever decides on it. */
export const registrationKeys = {
    email: text({
        description: "Whom the zone's operator writes to about a certificate.",
        examples: ["ops@example.com"],
        mistakes: emailMistake,
    }),
    approvalMinutes: z
        .number()
        .int("is not a whole number — give whole minutes")
        .min(1, "is below 1 — give 1 to 10080 minutes")
        .max(10080, "is more than a week — give 1 to 10080 minutes; the next `up` goes on with the same request")
        .meta({
            description:
                "How many minutes `up` waits for the doorman's approval, 1 to 10080. Whatever is not approved by then, the next `up` goes on with, under the same request.",
            examples: [30],
        })
        .default(30),
};
