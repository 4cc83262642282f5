import { z } from "zod";
import { memberNameMistake } from "./kubernetes-name";
import { quoted } from "./quoted";
import { section } from "./section";
import { text } from "./text";

/** Where the keys of the zone's authorities are. */
export const cenmHsmSchema = section(
    {
        description:
            "The HSM that holds the keys of the zone's root, identity manager and network map: Utimaco, Gemalto Luna, Securosys Primus X, Azure Key Vault (with a certificate's login) or AWS CloudHSM. The signer reaches it by private addresses only, so those of a vault have to name, too, what forwards logins to Azure. Without one the keys are in Secrets, which is for test zones.",
        examples: [{ name: "vault" }],
        refused: {
            kind: "is not known here — describe the device under network.hsms and give its name",
            jars: "is not known — did you mean archives?",
        },
    },
    {
        name: text({ description: "Name of one of network.hsms.", examples: ["vault"], mistakes: memberNameMistake }),
        archives: z
            .array(
                text({
                    description: "A Java archive at the top of the client image's `/hsm-client`.",
                    examples: ["primusX-1.8.2.jar"],
                    mistakes: (given) =>
                        /^[\w.+-]+\.jar$/.test(given)
                            ? undefined
                            : `${quoted(given)} is no Java archive — write the file's name alone, like primusX-1.8.2.jar`,
                }),
            )
            .min(1, "is an empty list — name the archives, or leave it out for the vendor's usual name")
            .meta({
                description:
                    "Java archives of the client image, which CENM wants by their names. The vendor's usual one when left out; Securosys and AWS have a version in theirs.",
                examples: [["primusX-1.8.2.jar"]],
            })
            .optional(),
    },
);
