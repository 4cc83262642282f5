import { z } from "zod";
import { httpUrlMistake } from "./host";
import { ownLogin } from "./own-login";
import { quoted } from "./quoted";
import { section } from "./section";
import { text } from "./text";

/** HashiCorp Vault or OpenBao, on every platform. */
export const hashicorpVault = section(
    {
        description:
            "HashiCorp Vault or OpenBao: every secret is one of a key-value engine, version 2, with its keys as fields. Pods log in by their account's token.",
        examples: [{ kind: "hashicorp-vault", address: "https://vault.example.com:8200" }],
        refused: {
            token: ownLogin,
            roleId: ownLogin,
            secretId: ownLogin,
            url: "is not known — did you mean address?",
            mount: "is not known — write engineMount for where the secrets are, authMount for where pods log in",
            path: "is not known — write engineMount for the engine and folder for the place in it",
            caCert: "is not known — write caPath, a file in the pods of Vault's provider, and caCertificate, its text for Jobs",
            skipVerify:
                "is refused: whoever stands between would have every secret — write caPath, a file with the authority",
        },
    },
    {
        kind: z.literal("hashicorp-vault").meta({ description: "HashiCorp Vault or OpenBao." }),
        address: text({
            description: "Address of the server, as the machines of the cluster reach it. TLS only.",
            examples: ["https://vault.example.com:8200"],
            mistakes: vaultAddressMistake,
        }),
        role: text({
            description:
                "The role of the Kubernetes auth method that pods log in with. `{namespace}` and `{account}` in it stand for the pod's, so that every account can have a role, and with it rights, of its own.",
            examples: ["corda-{namespace}-{account}", "corda"],
            pattern: /^([\w.-]|\{namespace\}|\{account\})+$/,
            mistakes: (role) =>
                /^([\w.-]|\{namespace\}|\{account\})+$/.test(role)
                    ? undefined
                    : `${quoted(role)} is no role — use letters, digits and ._-, and {namespace} and {account} for the pod's`,
        }).default("corda-{namespace}-{account}"),
        authMount: mount(
            "Where the Kubernetes auth method of this cluster is mounted, without `auth/` before it.",
            "kubernetes",
            "auth",
        ),
        engineMount: mount("Where the key-value engine, version 2, is mounted.", "secret", "data"),
        folder: text({
            description: "Folder of the engine that has the secrets.",
            examples: ["corda", "networks/main"],
            pattern: /^[\w.-]+(\/[\w.-]+)*$/,
            mistakes: folderMistake,
        }).default("corda"),
        namespace: text({
            description: "Vault Enterprise's namespace; the root one when left out.",
            examples: ["bank/ledger"],
            pattern: /^[\w.-]+(\/[\w.-]+)*$/,
            mistakes: folderMistake,
        }).optional(),
        caPath: text({
            description:
                "File with the authority that the address is checked against, in the pods of Vault's provider. The system's authorities when left out.",
            examples: ["/vault/tls/ca.crt"],
            pattern: /^\/.+/,
            mistakes: (path) =>
                /^\/[\w./-]+$/.test(path) && !path.includes("..")
                    ? undefined
                    : `${quoted(path)} is no path — write that of a file in the provider's pods, like /vault/tls/ca.crt`,
        }).optional(),
        caCertificate: text({
            description:
                "The authority that the address is checked against, in PEM, for Jobs that keep what they made in Vault: they can't see the provider's files. The system's authorities when left out.",
            examples: ["-----BEGIN CERTIFICATE-----\n…\n-----END CERTIFICATE-----\n"],
            mistakes: (pem) =>
                /^-----BEGIN CERTIFICATE-----\s[^-]+-----END CERTIFICATE-----\s*$/.test(pem)
                    ? undefined
                    : "is no certificate in PEM form — write the text from -----BEGIN CERTIFICATE----- to its end",
        }).optional(),
        audience: text({
            description:
                "Audience of the pods' tokens that the role insists on; the provider's own, vault, when left out.",
            examples: ["vault"],
            mistakes: (audience) =>
                /^[\w.:/-]+$/.test(audience)
                    ? undefined
                    : `${quoted(audience)} is no audience — write it as the role has it, like vault`,
        }).optional(),
    },
);

function vaultAddressMistake(address: string): string | undefined {
    const mistake = httpUrlMistake(address, "Vault");
    if (mistake !== undefined) {
        return mistake;
    }
    const { protocol, pathname } = new URL(address);
    if (protocol !== "https:") {
        return "is in clear — use https://, because every secret goes over it";
    }
    return pathname === "/" && !address.endsWith("/")
        ? undefined
        : "has a path — write the address alone, like https://vault.example.com:8200; the engine is engineMount";
}

function mount(description: string, usual: string, added: "auth" | "data") {
    return text({
        description,
        examples: [usual],
        pattern: /^[\w.-]+(\/[\w.-]+)*$/,
        mistakes: (path) => {
            if (path.split("/").includes(added)) {
                return `${quoted(path)} has ${added}/ in it, which is put there by itself — write the mount alone, like ${usual}`;
            }
            return folderMistake(path);
        },
    }).default(usual);
}

function folderMistake(path: string): string | undefined {
    return /^[\w.-]+(\/[\w.-]+)*$/.test(path) && !path.split("/").some((part) => /^\.+$/.test(part))
        ? undefined
        : `${quoted(path)} is no path in Vault — use letters, digits and ._- with single slashes between, none around`;
}
