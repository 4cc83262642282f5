import { z } from "zod";
import { type HsmKind, hsmKinds } from "../components/versions/hsm-kinds";
import { awsCloudHsm, azureKeyVault, futurex, gemaltoLuna, ncipherNshield, primusX, utimaco } from "./hsm-vendors";
import { choiceMistake } from "./text";

const meant = (word: HsmKind) => `is not known — the word is "${word}"`;
const none = "leave `keys` out for key stores on the volume";

export const hsmSchema = z
    .discriminatedUnion("kind", [azureKeyVault, awsCloudHsm, utimaco, gemaltoLuna, ncipherNshield, futurex, primusX], {
        error: (issue) =>
            issue.code === "invalid_union"
                ? choiceMistake((issue.input as { kind?: unknown } | undefined)?.kind, hsmKinds, {
                      azure: meant("azure-key-vault"),
                      azure_key_vault: meant("azure-key-vault"),
                      "azure-managed-hsm": `${meant("azure-key-vault")}, also for a Managed HSM`,
                      cloudhsm: meant("aws-cloudhsm"),
                      aws_cloud: meant("aws-cloudhsm"),
                      luna: meant("gemalto-luna"),
                      gemalto: meant("gemalto-luna"),
                      gemalto_luna: meant("gemalto-luna"),
                      thales: meant("gemalto-luna"),
                      nshield: meant("ncipher-nshield"),
                      ncipher: meant("ncipher-nshield"),
                      n_shield: meant("ncipher-nshield"),
                      primus: meant("securosys-primus-x"),
                      securosys: meant("securosys-primus-x"),
                      primus_x: meant("securosys-primus-x"),
                      softhsm: `Corda has no driver for SoftHSM — use one of its vendors, or ${none}`,
                      pkcs11: `Corda has no general PKCS#11 driver — use one of its vendors, or ${none}`,
                      bc_simple: `is Corda's word for key stores on the volume — leave \`keys\` out`,
                  })
                : undefined,
    })
    .meta({
        description: "An HSM that holds private keys of members or firewalls. Corda Enterprise only.",
        examples: [{ name: "vault", kind: "azure-key-vault", url: "https://bank.vault.azure.net/" }],
    });

/** An HSM as the stack file describes it, with every default filled in. */
export type HsmConfig = z.output<typeof hsmSchema>;
