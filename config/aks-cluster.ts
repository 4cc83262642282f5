import { z } from "zod";
import { azureId, wholeNumber } from "./azure-words";
import { quoted } from "./quoted";
import { section } from "./section";
import { choice, text } from "./text";

/** Releases of Kubernetes that AKS supports. Source: AKS docs, "Supported Kubernetes versions". */
const supported = { oldest: 33, newest: 36 };

/** What is wrong with a release of Kubernetes, or undefined. */
function kubernetesVersionMistake(version: string): string | undefined {
    const minor = /^1\.(\d{1,2})(\.\d{1,2})?$/.exec(version)?.[1];
    const range = `1.${supported.oldest} to 1.${supported.newest}`;
    if (minor === undefined) {
        return `${quoted(version)} is no release of Kubernetes — write one in quotes, ${range}, like "1.35"`;
    }
    if (Number(minor) < supported.oldest) {
        return `${quoted(version)} is no longer supported by AKS — use ${range}`;
    }
    return Number(minor) > supported.newest
        ? `${quoted(version)} is newer than this program knows AKS to have — use ${range}`
        : undefined;
}

/** Release of Kubernetes. */
export const kubernetesVersion = text({
    description: `Release of Kubernetes, 1.${supported.oldest} to 1.${supported.newest}, in quotes; patches of it come by themselves in the maintenance window.`,
    examples: ["1.35"],
    mistakes: kubernetesVersionMistake,
});

/** Who runs `pulumi up`. */
export const aksDeployerSchema = section(
    {
        description:
            "Who runs `pulumi up`: gets the right to administer the cluster's objects, which making the cluster alone doesn't give.",
        examples: [
            { objectId: "01234567-89ab-cdef-0123-456789abcdef", kind: "service-principal", login: "workloadidentity" },
        ],
        refused: {
            password: "a stack file holds no secrets — remove it; the login is of the machine that runs Pulumi",
        },
    },
    {
        objectId: azureId(
            "Object id of the person or service principal.",
            "who deploys",
            "az ad signed-in-user show --query id",
        ),
        kind: choice({
            description: "What it is.",
            words: {
                "service-principal": "An application or a managed identity.",
                user: "A person.",
                group: "A group.",
            },
        }).default("service-principal"),
        login: choice({
            description: "How `kubelogin` logs in to the cluster.",
            words: {
                azurecli: "As `az login` did.",
                workloadidentity: "By a federated token of the pipeline.",
                msi: "By the identity of the machine that runs Pulumi.",
            },
            refused: {
                spn: "takes a secret from the environment — use workloadidentity, or azurecli after `az login --service-principal`",
                devicecode: "asks somebody to type a code, and no pipeline can — use azurecli",
                interactive: "opens a browser, and no pipeline has one — use azurecli",
            },
        }).default("azurecli"),
    },
);

/** Logs of the cluster and of what it uses. */
export const aksLogsSchema = section(
    {
        description:
            "A Log Analytics workspace with the control plane's logs, audits among them, and those of every vault.",
        examples: [{ keepDays: 365 }],
    },
    {
        keepDays: wholeNumber("Days for which logs are kept.", { from: 30, to: 730, of: "days" }).default(90),
        defender: z
            .boolean()
            .meta({
                description: "Whether Microsoft Defender for Containers watches the cluster; costs by the processor.",
            })
            .default(true),
    },
);

/** When AKS may replace machines. */
export const aksMaintenanceSchema = section(
    {
        description:
            "When AKS may bring patches: machines are replaced one after the other, and members on them are drained and start elsewhere.",
        examples: [{ day: "Sunday", start: "02:00", hours: 6 }],
    },
    {
        day: choice({
            description: "Day of the week.",
            words: {
                Monday: "",
                Tuesday: "",
                Wednesday: "",
                Thursday: "",
                Friday: "",
                Saturday: "",
                Sunday: "",
            },
        }).default("Sunday"),
        start: text({
            description: "Beginning, UTC.",
            examples: ["02:00"],
            mistakes: (given) =>
                /^([01]\d|2[0-3]):[0-5]\d$/.test(given)
                    ? undefined
                    : `${quoted(given)} is no time — write hours and minutes, like "02:00"`,
        }).default("02:00"),
        hours: wholeNumber("Its length.", { from: 4, to: 24, of: "hours" }).default(6),
    },
);

/** A registry of images. */
export const aksRegistrySchema = section(
    {
        description:
            "A Container Registry, reached by a private endpoint: `npm run images` pushes to it, and the cluster's machines may pull. None is made when left out.",
        examples: [{ name: "bankcorda" }],
        refused: {
            adminUser: "is a password that everybody shares — remove it: machines log in as themselves",
            sku: "is not known: only Premium has private endpoints — remove it",
        },
    },
    {
        name: text({
            description: "Name, unique in Azure: `<name>.azurecr.io`.",
            examples: ["bankcorda"],
            mistakes: (given) =>
                /^[a-z0-9]{5,50}$/.test(given)
                    ? undefined
                    : `${quoted(given)} is no name of a registry — use 5 to 50 lower-case letters and digits`,
        }),
    },
);
