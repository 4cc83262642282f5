import { z } from "zod";
import { quoted } from "./quoted";
import { section } from "./section";
import { choice, text } from "./text";

const identities = {
    aws: { pattern: /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/, what: "the ARN of an IAM role" },
    azure: {
        pattern: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
        what: "the client id of a managed identity",
    },
    google: {
        pattern: /^[a-z][-a-z0-9]{4,28}[a-z0-9]@[a-z][-a-z0-9.:]*\.iam\.gserviceaccount\.com$/,
        what: "the e-mail address of a Google service account",
    },
} as const;

/** Clouds that a pod can have an identity of. */
export type IdentityCloud = keyof typeof identities;

const examples: Readonly<Record<IdentityCloud, string>> = {
    aws: "arn:aws:iam::111122223333:role/party-a",
    azure: "11111111-2222-3333-4444-555555555555",
    google: "party-a@bank.iam.gserviceaccount.com",
};

/** Which identity of a cloud the pods of which account have; each was made by somebody else, with its rights. */
export const workloadIdentity = section(
    {
        description:
            "Identities of a cloud for pods that need one, by the name of their ServiceAccount. Who provisioned the cluster makes them and gives them their rights.",
        examples: [
            {
                kind: "google",
                identities: [{ account: "party-a", identity: "party-a@bank.iam.gserviceaccount.com" }],
            },
        ],
    },
    {
        kind: choice({
            description: "The cloud, by what its identities are bound to pods with.",
            words: {
                google: "Workload Identity Federation of GKE.",
                aws: "IAM roles for service accounts, by the cluster's own OIDC issuer and Amazon's pod identity webhook.",
                azure: "Workload identity of Microsoft Entra, by its webhook.",
            },
            refused: { gke: 'is not known — the word is "google"', irsa: 'is not known — the word is "aws"' },
        }),
        identities: z
            .array(
                section(
                    {
                        description: "The identity of one ServiceAccount.",
                        examples: [{ account: "party-a", identity: "party-a@bank.iam.gserviceaccount.com" }],
                    },
                    {
                        account: text({
                            description: "Name of the ServiceAccount: that of the member, or of the service.",
                            examples: ["party-a"],
                            mistakes: (name) =>
                                /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/.test(name)
                                    ? undefined
                                    : `${quoted(name)} is no name of a ServiceAccount — \`kubectl get serviceaccounts\` lists those of the network`,
                        }),
                        identity: text({
                            description: "E-mail address of a Google service account, ARN of a role, or client id.",
                            examples: ["party-a@bank.iam.gserviceaccount.com"],
                            mistakes: () => undefined,
                        }),
                    },
                ),
            )
            .min(1, "is an empty list — name the identity of each account, or leave workloadIdentity out")
            .meta({
                description: "One each: an identity that is shared gives every pod the rights of all.",
                examples: [[{ account: "party-a", identity: "party-a@bank.iam.gserviceaccount.com" }]],
            }),
    },
).optional();

/** What is wrong with an identity of a cloud, or undefined. */
export function identityMistake(cloud: string, identity: string): string | undefined {
    const known = Object.entries(identities).find(([name]) => name === cloud);
    if (known === undefined || known[1].pattern.test(identity)) {
        return undefined;
    }
    const example = Object.entries(examples).find(([name]) => name === cloud)?.[1] ?? "";
    return `${quoted(identity)} is not ${known[1].what} — write one, like ${example}`;
}
