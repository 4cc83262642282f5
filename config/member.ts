import { z } from "zod";
import { databaseSchema } from "./database";
import { host } from "./host";
import { memberNameMistake, namespaceMistake } from "./kubernetes-name";
import { legalNameMistakes } from "./legal-name";
import { memberKeysSchema } from "./member-keys";
import { neverCopied } from "./never-copied";
import { ledgerChoice, sizeChoice } from "./member-words";
import { rpcSchema } from "./rpc";
import { section } from "./section";
import { storageSize } from "./storage-size";
import { text } from "./text";
import { cordaVersion } from "./version";

const oneProcess = "a Corda node is one process on one ledger and can't be copied — remove it; scale up with `size`";
const notYetHa =
    "one member gives no high availability — remove it; several workers of one notary are described under network.notaryClusters (Corda Enterprise)";
const resized = "is not known on a member — it is the same for all: write network.resizing";
const noPort = "is not known — ports are fixed (P2P 10002, RPC 10003) behind Services of the member's own; remove it";

const refused = {
    ...neverCopied(oneProcess),
    count: oneProcess,
    ha: notYetHa,
    highAvailability: notYetHa,
    cluster: notYetHa,
    raft: notYetHa,
    port: noPort,
    p2pPort: noPort,
    rpcPort: noPort,
    ports: noPort,
    x500Name: "is not known — did you mean legalName?",
    myLegalName: "is not known — did you mean legalName?",
    cordapps: "is not known on a member — every member gets the same CorDapps; list them under network.cordapps",
    vpa: resized,
    verticalPodAutoscaler: resized,
    resizing: resized,
    memory: "is not known — a member's memory and CPU follow from `size`",
    resources: "is not known — a member's memory and CPU follow from `size`",
    devMode: "is not known — it follows from network.zone; remove it",
    broker: "is the firewall's to name: a broker outside the node's process needs a firewall's bridge — write firewall",
    messagingServerAddress: "is not known — a node uses the broker of its firewall; write firewall",
} as const;

const member = {
    name: text({
        description:
            "Name of the member's objects in Kubernetes, and of its P2P address: at most 40 lower-case letters, digits and dashes, a letter first. Not to be changed later: it is part of the address in the signed node info. Names that begin with `corda-` are the network's own.",
        examples: ["party-a"],
        pattern: /^[a-z]([-a-z0-9]{0,38}[a-z0-9])?$/,
        mistakes: memberNameMistake,
    }),
    legalName: text({
        description:
            "The X.500 name the member is known by on the ledger: O, L and C, and OU, CN or ST where needed. Not to be changed later. The rules are those of Corda and its doormen: a two-letter ISO 3166 country, basic Latin, at least two letters and a capital one first, none of `= , $ \" ' \\ + ; < >`, at most 128 characters in all.",
        examples: ["O=Party A,L=London,C=GB"],
        mistakes: legalNameMistakes,
    }),
    size: sizeChoice("Memory and CPU of the member; the JVM's flags follow from it.").default("small"),
    storage: storageSize(
        "Volume of the member's base directory: certificates, Artemis' messages, CorDapps, H2.",
    ).default("2Gi"),
    ledger: ledgerChoice(
        "What may happen to the member's volumes when it leaves the stack file or the stack is destroyed.",
    ).default("protected"),
    database: databaseSchema.default({ kind: "postgresql", storage: "2Gi" }),
    rpc: rpcSchema.default({ username: "operator", permissions: ["ALL"] }),
    keys: memberKeysSchema.default({}),
    host: host(
        "Name or address under which peers reach it, where the platform has none for it. It becomes part of the signed node info.",
        "party-a.example.com",
    ).optional(),
    drainSeconds: z
        .number()
        .int("is not a whole number — give whole seconds")
        .min(0, "is negative — give 0 to 3600 seconds; 0 stops without waiting")
        .max(3600, "is more than an hour — give 0 to 3600 seconds; flows that take longer resume after the start")
        .meta({
            description:
                "How many seconds a stopping member waits for its flows to end, 0 to 3600. Flows that aren't done by then resume when it starts again, but the schema can't be migrated meanwhile.",
            examples: [30, 300],
        })
        .default(30),
    version: cordaVersion(
        "Release of Corda of this member, where it differs from the network's: for rolling upgrades, one member at a time.",
    ).optional(),
};

const behindFirewall = {
    firewall: text({
        description:
            "Name of the firewall whose float its peers reach it by, and whose broker it then uses. Corda Enterprise only.",
        examples: ["edge"],
        mistakes: memberNameMistake,
    }).optional(),
    standby: z
        .boolean()
        .meta({
            description:
                "Whether a second, cold process waits to take over (hot-cold): it needs a firewall, whose broker keeps the messages, and a database outside the process. Corda Enterprise only; without it Kubernetes starts the one process anew elsewhere.",
        })
        .default(false),
};

/** A notary's node info is part of the network parameters, and only its own registration hands it to the zone. */
const notBehindFirewall = {
    firewall: "is not known on a notary, which has an address of its own — remove it; nodes stand behind firewalls",
    standby:
        "is not known on a notary, which stands behind no firewall — remove it; describe a notary of several workers under network.notaryClusters",
};

const namespace = text({
    description:
        "Namespace of the member, where it isn't the network's: participants that are run for others are kept apart. Not to be changed later: it is part of the address in the signed node info.",
    examples: ["bank-a"],
    mistakes: namespaceMistake,
}).optional();

export const nodeSchema = section(
    {
        description: "A node: one legal identity, its ledger and its keys.",
        examples: [{ name: "party-a", legalName: "O=Party A,L=London,C=GB" }],
        refused: { ...refused, validating: "belongs to notaries — remove it, or move the member to network.notaries" },
    },
    { ...member, ...behindFirewall, namespace },
);

export const notarySchema = section(
    {
        description: "A notary: a node that signs that no state was spent twice. Keeps everything a node has.",
        examples: [{ name: "notary", legalName: "O=Notary,L=London,C=GB" }],
        refused: { ...refused, ...notBehindFirewall },
    },
    {
        ...member,
        namespace,
        validating: z
            .boolean()
            .meta({
                description:
                    "Whether the notary sees and checks whole transactions (`true`) or only that their inputs are unspent (`false`, private). Not to be changed later.",
            })
            .default(false),
        serviceLegalName: text({
            description:
                "The X.500 name of the notary service, which signs; in a zone with a doorman it has a certificate of its own. Not to be changed later. Without one the service has the node's own name, which such a zone registers no more.",
            examples: ["O=Notary Service,L=London,C=GB"],
            mistakes: legalNameMistakes,
        }).optional(),
    },
);

export const workerSchema = section(
    {
        description:
            "A worker of a notary cluster: a process with an address, a certificate and a database of its own.",
        examples: [{ name: "notary-1", legalName: "O=Notary Worker 1,L=London,C=GB" }],
        refused: {
            ...refused,
            ...notBehindFirewall,
            validating: "is not known — a highly available notary is never validating; remove it",
        },
    },
    member,
);

/** A node as the stack file describes it, with every default filled in. */
export type NodeConfig = z.output<typeof nodeSchema>;
/** A notary as the stack file describes it, with every default filled in. */
export type NotaryConfig = z.output<typeof notarySchema>;
/** What nodes and notaries have in common, and what only nodes may have. */
export type Member = Omit<NodeConfig, "firewall" | "standby"> & Partial<Pick<NodeConfig, "firewall" | "standby">>;
