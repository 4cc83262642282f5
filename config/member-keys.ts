import type { z } from "zod";
import { hsmName } from "./firewall";
import { section } from "./section";

export const memberKeysSchema = section(
    {
        description: "Which of the member's private keys are in an HSM; each names one of network.hsms.",
        examples: [{ identity: "vault", tls: "vault" }],
        refused: {
            node: "is not known — did you mean identity?",
            ca: "is not known — the node CA is where the identity is; set identity",
            artemis: "is not known — did you mean broker?",
            tunnel: "belongs to a firewall — set it there",
            freshIdentities: "is not known — did you mean confidential?",
        },
    },
    {
        identity: hsmName("The legal identity and the node's certificate authority."),
        tls: hsmName("The TLS key; behind a firewall it is the firewall's `keys.tls`."),
        broker: hsmName("The key towards the firewall's broker."),
        confidential: hsmName("The keys of confidential identities, or the key that wraps them."),
    },
);

/** Where a member's keys are. */
export type MemberKeysConfig = z.output<typeof memberKeysSchema>;
