import { isIP } from "node:net";
import { z } from "zod";
import type { HsmKind } from "../components/versions/hsm-kinds";
import { cidrMistake } from "./cidr";
import { host, httpUrlMistake, port } from "./host";
import { imageReferenceMistake } from "./image-reference";
import { memberNameMistake } from "./kubernetes-name";
import { quoted } from "./quoted";
import { secretReference } from "./secret-reference";
import { credentialsOf } from "./hsm-credentials";
import { section } from "./section";
import { choice, text } from "./text";

const inClear = "a stack file holds no secrets — remove it; name the secret that holds it under `credentials`";
const refused = {
    password: inClear,
    pin: inClear,
    username: inClear,
    clientSecret: inClear,
    vendor: "is not known — did you mean kind?",
    library: "is not known — the client library comes in an image of yours; did you mean clientImage?",
} as const;

const name = text({
    description: "Name by which members and firewalls refer to it under `keys`.",
    examples: ["vault"],
    mistakes: memberNameMistake,
});

const clientImage = text({
    description:
        "Image with the vendor's client software in `/hsm-client`: Java archives at the top, native libraries in `lib`. An init container copies it beside Corda. Built by you: the vendors' licences forbid to pass it on.",
    examples: ["registry.example.com/hsm-client:1.0"],
    mistakes: imageReferenceMistake,
});

const azureLogin = ["clientId", "tenantId", "credentials"] as const;

const kind = <Word extends string>(word: Word, description: string) => z.literal(word).meta({ description });

const credentials = (vendor: HsmKind) =>
    secretReference({ description: "The login.", keys: credentialsOf[vendor], example: "hsm-login" });

function azureUrlMistake(url: string): string | undefined {
    return (
        httpUrlMistake(url, "the vault") ??
        (/^https:\/\/[a-z0-9-]+\.(vault|managedhsm)\.(azure\.net|azure\.cn|usgovcloudapi\.net)\/?$/i.test(url)
            ? undefined
            : `is no address of a Key Vault — write https://<vault>.vault.azure.net/`)
    );
}

const uuid = (what: string) => (given: string) =>
    /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(given)
        ? undefined
        : `${quoted(given)} is no id of ${what} — write the UUID that Azure shows`;

export const azureKeyVault = section(
    {
        description: "Azure Key Vault, or a Managed HSM behind the same interface.",
        examples: [{ name: "vault", kind: "azure-key-vault", url: "https://bank.vault.azure.net/" }],
        refused: { ...refused, vault: "is not known — did you mean url?", host: "is not known — did you mean url?" },
    },
    {
        name,
        kind: kind("azure-key-vault", "Azure Key Vault."),
        clientImage,
        url: text({
            description: "Address of the vault.",
            examples: ["https://bank.vault.azure.net/"],
            mistakes: azureUrlMistake,
        }),
        protection: choice({
            description: "Where keys are made.",
            words: {
                hardware: "In the vault's HSM (Premium vaults and Managed HSM).",
                software: "In the vault's software; the only way for confidential identities.",
            },
        }).default("hardware"),
        login: choice({
            description: "How pods prove to Azure who they are.",
            words: {
                "managed-identity": "By the identity of their machine or its pool, asked of the metadata service.",
                "workload-identity": "By their service account; needs `clientId` and a newer client in the image.",
                certificate: "By an application's certificate; needs `clientId`, `tenantId` and `credentials`.",
            },
        }).default("managed-identity"),
        clientId: text({
            description: "Client id of the identity or application.",
            examples: ["00000000-0000-0000-0000-000000000000"],
            mistakes: uuid("an identity"),
        }).optional(),
        tenantId: text({
            description: "Tenant of the application.",
            examples: ["00000000-0000-0000-0000-000000000000"],
            mistakes: uuid("a tenant"),
        }).optional(),
        credentials: credentials("azure-key-vault").optional(),
        addresses: addresses("the vault's private endpoint").optional(),
        loginAddresses: addresses("what checks logins: Azure's own, or what forwards to them").optional(),
    },
).superRefine((given, issue) => {
    const wanted = { "managed-identity": [], "workload-identity": ["clientId"], certificate: azureLogin } as const;
    if (given.login === "managed-identity" && given.loginAddresses !== undefined) {
        issue.addIssue({
            code: "custom",
            path: ["loginAddresses"],
            message:
                "is of no use with login: managed-identity, which is asked of the machine — remove it, or choose another login",
        });
    }
    for (const key of azureLogin) {
        const needed = (wanted[given.login] as readonly string[]).includes(key);
        if (needed !== (given[key] !== undefined)) {
            issue.addIssue({
                code: "custom",
                path: [key],
                message: needed
                    ? `is missing, and login: ${given.login} needs it — add it`
                    : `is of no use with login: ${given.login} — remove it, or choose another login`,
            });
        }
    }
});

export const awsCloudHsm = section(
    {
        description: "AWS CloudHSM.",
        examples: [
            { name: "cloudhsm", kind: "aws-cloudhsm", addresses: ["10.0.1.10/32"], partition: "hsm-0123456789a" },
        ],
        refused: { ...refused, host: "is not known — did you mean addresses, a list?" },
    },
    {
        name,
        kind: kind("aws-cloudhsm", "AWS CloudHSM."),
        clientImage,
        addresses: addresses("the HSMs' network interfaces"),
        partition: text({
            description: "The HSM whose partition holds the keys.",
            examples: ["hsm-0123456789a"],
            mistakes: (given) =>
                /^hsm-[0-9a-z]+$/.test(given)
                    ? undefined
                    : `${quoted(given)} is no HSM of AWS — write hsm-… as \`aws cloudhsmv2 describe-clusters\` shows it`,
        }),
        credentials: credentials("aws-cloudhsm"),
    },
);

export const utimaco = device("utimaco", "Utimaco SecurityServer.", 288, {
    keyGroup: text({
        description: "Group of the keys, of the user's own; every group when left out.",
        examples: ["BANK.A"],
        mistakes: (given) =>
            /^[\w.-]{1,64}$/.test(given)
                ? undefined
                : `${quoted(given)} is no key group — use letters, digits, dots and dashes`,
    }).optional(),
    authThreshold: z
        .number()
        .int("is not a whole number — give 1 to 4")
        .min(1, "is below 1 — give 1 to 4")
        .max(4, "is above 4 — give 1 to 4")
        .meta({ description: "Sum of permissions that a login needs, 1 to 4.", examples: [1] })
        .default(1),
});

export const gemaltoLuna = device("gemalto-luna", "Gemalto (Thales) Luna.", 1792, {
    partition: text({
        description: "Label of the partition.",
        examples: ["bank-a"],
        mistakes: (given) =>
            /^[\w-]{1,64}$/.test(given)
                ? undefined
                : `${quoted(given)} is no label of a partition — use letters, digits, dashes and underscores`,
    }),
});

export const ncipherNshield = device("ncipher-nshield", "nCipher nShield Connect.", 9004, {
    keyManagementData: text({
        description:
            "PersistentVolumeClaim in the network's namespace with the Security World and the hardserver's configuration, made with the vendor's tools. Corda's keys lie in it too, encrypted by the device. Whoever uses them needs it: behind a firewall and for a node with a standby these are pods on several machines, and the claim has to be ReadWriteMany.",
        examples: ["nshield-kmdata"],
        mistakes: memberNameMistake,
    }),
});

export const futurex = device("futurex", "FutureX Vectera Plus.", 9100, {});
export const primusX = device("securosys-primus-x", "Securosys Primus X.", 2300, {});

/** A device that is reached by its name or address. */
function device<const Vendor extends HsmKind, Shape extends z.core.$ZodLooseShape>(
    vendor: Vendor,
    description: string,
    usualPort: number,
    shape: Shape,
) {
    return section(
        {
            description,
            examples: [{ name: "hsm", kind: vendor, host: "hsm.example.com", addresses: ["10.1.2.0/28"] }],
            refused,
        },
        {
            name,
            kind: kind(vendor, description),
            clientImage,
            host: host("The device.", "hsm.example.com"),
            port: port("Its port.", usualPort).default(usualPort),
            addresses: addresses("the device").optional(),
            ...shape,
            credentials: credentials(vendor),
        },
    ).superRefine((given: { host?: unknown; addresses?: unknown }, issue) => {
        if (typeof given.host === "string" && isIP(given.host) === 0 && given.addresses === undefined) {
            issue.addIssue({
                code: "custom",
                path: ["addresses"],
                message:
                    "is missing: the host is a name, and a NetworkPolicy opens the way to addresses only — add addresses: [ 10.1.2.0/28 ]",
            });
        }
    });
}

function addresses(of: string) {
    return z
        .array(
            text({
                description: `Addresses of ${of}.`,
                examples: ["10.1.2.0/28"],
                mistakes: cidrMistake,
            }),
        )
        .min(1, `is an empty list — give at least one block, like 10.1.2.0/28`)
        .meta({
            description: `Blocks of addresses of ${of}: pods that use it may reach them, and nothing else outside.`,
            examples: [["10.1.2.0/28"]],
        });
}
