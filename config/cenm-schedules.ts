import { quoted } from "./quoted";
import { section } from "./section";
import { text } from "./text";

const interval = (what: string) =>
    text({
        description: `How often ${what}, as a number with s, m, h or d. An operator signs where it is left out.`,
        examples: ["1m"],
        mistakes: (given) =>
            /^[1-9]\d*[smhd]$/.test(given)
                ? undefined
                : `${quoted(given)} is no interval — write a number with s, m, h or d right behind it, like 1m`,
    });

/** What the signer of a zone on CENM signs by itself. */
export const cenmSchedulesSchema = section(
    {
        description:
            "What the signer signs by itself. Everything else waits for an operator: so may `up`, for the notaries' and nodes' certificates and for the network parameters.",
        examples: [{ networkMap: "1m" }],
    },
    {
        networkMap: interval("the network map is signed").default("1m"),
        csr: interval("certificates are signed").optional(),
        crl: interval("revocation lists are signed").optional(),
        networkParameters: interval("network parameters are signed").optional(),
    },
).default({ networkMap: "1m" });
