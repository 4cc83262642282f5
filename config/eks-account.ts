import { z } from "zod";
import { regionPattern } from "./eks-regions";
import { quoted } from "./quoted";
import { choice, text } from "./text";

const arn = /^arn:(aws|aws-cn|aws-us-gov):iam::(\d{12}):(role|user|root)(\/[\w+=,.@/-]+)?$/;

/** What is wrong with the ARN of somebody who is let into the cluster, or undefined. */
function roleMistake(given: string): string | undefined {
    const [, , , kind] = arn.exec(given) ?? [];
    if (kind === undefined) {
        return `${quoted(given)} is no ARN of a role — write arn:aws:iam::<account>:role/<name>`;
    }
    if (kind === "root") {
        return "is the account's root user — name a role: nobody works as root";
    }
    return kind === "user"
        ? "is a user, whose keys don't expire — name a role that people and pipelines assume"
        : undefined;
}

function roles(description: string) {
    return z
        .array(
            text({
                description: "ARN of an IAM role.",
                examples: ["arn:aws:iam::123456789012:role/corda-deployer"],
                mistakes: roleMistake,
            }),
        )
        .meta({ description, examples: [["arn:aws:iam::123456789012:role/corda-deployer"]] });
}

/** Whose cluster it is and who may reach it. */
export const eksAccount = {
    account: text({
        description:
            "The account everything is made in, in quotes. The provider refuses to do anything in another, whichever credentials happen to be set.",
        examples: ["123456789012"],
        pattern: /^\d{12}$/,
        mistakes: (given) =>
            /^\d{12}$/.test(given)
                ? undefined
                : `${quoted(given)} is no account — write its twelve digits in quotes, as \`aws sts get-caller-identity\` shows them`,
    }),
    region: text({
        description: "The region everything is made in.",
        examples: ["eu-west-1"],
        pattern: regionPattern,
        mistakes: (given) =>
            regionPattern.test(given)
                ? undefined
                : /^[a-z]{2}(-gov)?-[a-z]+-\d[a-z]$/.test(given)
                  ? `${quoted(given)} is a zone — write its region, ${given.slice(0, -1)}`
                  : `${quoted(given)} is no region — write its code, like eu-west-1`,
    }),
    name: text({
        description: "Name of the cluster, and what the names of everything else begin with.",
        examples: ["corda"],
        pattern: /^[a-z][a-z0-9-]{1,28}[a-z0-9]$/,
        mistakes: (given) =>
            /^[a-z][a-z0-9-]{1,28}[a-z0-9]$/.test(given)
                ? undefined
                : `${quoted(given)} is no name for a cluster — use 3 to 30 lower-case letters, digits and dashes, a letter first`,
    }).default("corda"),
    protection: choice({
        description: "Whether what holds ledgers, keys and addresses outlives a `destroy`.",
        words: {
            protected:
                "Deletion is refused by Pulumi and, where AWS can, by AWS: for anything with a ledger that counts.",
            disposable: "Everything goes with the stack: for trials.",
        },
        refused: {
            production: 'is not known — the word is "protected"',
            dev: 'is not known — the word is "disposable"',
        },
    }).default("protected"),
    administrators: roles(
        "Roles that may do everything in the cluster. The one that `pulumi up` runs as is among them: nobody gets in by having made the cluster.",
    ).min(1, "is an empty list — name at least the role that `pulumi up` runs as"),
    viewers: roles("Roles that may look at everything but Secrets.").default([]),
    assumeRole: text({
        description:
            "Role that the program assumes before it does anything, one of the administrators. The credentials it finds are used as they are when left out.",
        examples: ["arn:aws:iam::123456789012:role/corda-deployer"],
        mistakes: roleMistake,
    }).optional(),
    tags: z
        .record(z.string(), z.string())
        .superRefine((tags, issue) => {
            for (const key of Object.keys(tags)) {
                if (/^aws:/i.test(key)) {
                    issue.addIssue({
                        code: "custom",
                        path: [key],
                        message: "begins with aws:, which is AWS' own — give the tag another name",
                    });
                }
            }
        })
        .meta({ description: "Tags of everything that is made, by key.", examples: [{ CostCentre: "4711" }] })
        .default({}),
};
