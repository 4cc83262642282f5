import { z } from "zod";
import type { EksConfig } from "./eks";
import { type AddOnName, addOnNames } from "./eks-versions";
import { nearest, oneOf } from "./nearest";
import { quoted } from "./quoted";
import { section } from "./section";

/** What of a stack file says which add-ons there are. */
export type ChosenAddOns = Pick<EksConfig, "secrets" | "dns" | "certificates">;

/** Add-ons that are there only where something needs them: what does, as the stack file has it. */
const needed: Readonly<Partial<Record<AddOnName, { readonly by: string; is(config: ChosenAddOns): boolean }>>> = {
    "aws-secrets-store-csi-driver-provider": {
        by: "secrets: { kind: aws-secrets-manager }",
        is: ({ secrets }) => secrets.kind === "aws-secrets-manager",
    },
    "cert-manager": { by: "certificates", is: ({ certificates }) => certificates !== undefined },
    "external-dns": { by: "dns.webHosts: external-dns", is: ({ dns }) => dns?.webHosts === "external-dns" },
};

/** What an add-on lacks in order to be there; nothing where it is. */
export function lackOf(addOn: string, config: ChosenAddOns): string | undefined {
    const need = Object.entries(needed).find(([name]) => name === addOn)?.[1];
    return need === undefined || need.is(config) ? undefined : need.by;
}

/** Add-ons of EKS. */
export const eksAddOns = section(
    {
        description: "What EKS itself runs in the cluster.",
        examples: [{ versions: { coredns: "v1.13.2-eksbuild.1" } }],
    },
    {
        versions: z
            .record(z.string(), z.string())
            .superRefine((given, issue) => {
                for (const [name, version] of Object.entries(given)) {
                    const meant = nearest(name, addOnNames);
                    const message = !(addOnNames as readonly string[]).includes(name)
                        ? `is no add-on that is managed here — ${meant === undefined ? `use ${oneOf(addOnNames)}` : `did you mean ${meant}?`}`
                        : /^v\d+\.\d+\.\d+-eksbuild\.\d+$/.test(version)
                          ? undefined
                          : `${quoted(version)} is no release of an add-on — write one of \`aws eks describe-addon-versions\`, like v1.13.2-eksbuild.1`;
                    if (message !== undefined) {
                        issue.addIssue({ code: "custom", path: [name], message });
                    }
                }
            })
            .meta({
                description:
                    "Releases of add-ons other than those this program knows for the Kubernetes version, by name.",
                examples: [{ coredns: "v1.13.2-eksbuild.1" }],
            })
            .default({}),
    },
).default({ versions: {} });
