import { z } from "zod";
import { resourceGroupName } from "./azure-words";
import { host } from "./host";
import { quoted } from "./quoted";
import { section } from "./section";
import { text } from "./text";

/** A chart in a registry. */
const chart = (example: string) =>
    text({
        description: "The chart, from a registry that machines may pull from.",
        examples: [example],
        mistakes: (given) =>
            /^oci:\/\/[a-z0-9.-]+(:\d+)?(\/[a-z0-9._-]+)+$/.test(given)
                ? undefined
                : `${quoted(given)} is no chart in a registry — write oci://host/path without a version`,
    });

/** A release of a chart. */
const chartVersion = (example: string) =>
    text({
        description: "Version of the chart.",
        examples: [example],
        mistakes: (given) =>
            /^v?\d+\.\d+\.\d+$/.test(given) ? undefined : `${quoted(given)} is no version — pin one, like ${example}`,
    });

const externalDns = section(
    {
        description:
            "external-dns, by the chart of its own project, 1.15 or later: it gives hosts of web clients and of a zone's services that are in the DNS zone their records. Nodes and floats need none. Nobody does when left out: point the hosts at your Ingress controller.",
        examples: [{ chart: "oci://registry.example.com/charts/external-dns", version: "1.19.0" }],
        refused: {
            clientSecret: "a stack file holds no secrets — remove it: external-dns logs in as itself",
            policy: "is not known: it removes what it made, and touches nothing else — remove it",
        },
    },
    {
        chart: chart("oci://registry.example.com/charts/external-dns"),
        version: chartVersion("1.19.0"),
    },
);

/** A zone of Azure DNS. */
export const aksDnsSchema = section(
    {
        description:
            "A zone of Azure DNS: nodes and floats are then called `<name>.<zone>`, and their records made. Names of Azure's own, `….cloudapp.azure.com`, when left out.",
        examples: [{ zone: "corda.example.com" }],
        refused: {
            domain: "is not known — did you mean zone?",
            name: "is not known — did you mean zone?",
            zoneId: "is not known on AKS — did you mean resourceGroup?",
        },
    },
    {
        zone: host("Name of the zone.", "corda.example.com"),
        resourceGroup: resourceGroupName
            .meta({
                description:
                    "Resource group of a zone that is there already. It is made when left out, and you point the parent at its name servers.",
                examples: ["dns"],
            })
            .optional(),
        caa: z
            .array(host("Domain of an authority.", "letsencrypt.org"))
            .meta({
                description: "Authorities that may issue certificates for the zone; any when left out.",
                examples: [["letsencrypt.org"]],
            })
            .optional(),
        externalDns: externalDns.optional(),
    },
);

/** cert-manager for web clients' certificates. */
export const aksCertificatesSchema = section(
    {
        description:
            "cert-manager and an issuer called `letsencrypt` that proves a name by a record of the zone. Needs dns. None when left out.",
        examples: [
            { chart: "oci://registry.example.com/charts/cert-manager", version: "v1.18.2", email: "ops@example.com" },
        ],
        refused: { apiToken: "a stack file holds no secrets — remove it: cert-manager logs in as itself" },
    },
    {
        chart: chart("oci://registry.example.com/charts/cert-manager"),
        version: chartVersion("v1.18.2"),
        email: text({
            description: "Who is told of certificates that are about to expire.",
            examples: ["ops@example.com"],
            mistakes: (given) =>
                /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(given)
                    ? undefined
                    : `${quoted(given)} is no address of mail — write one, like ops@example.com`,
        }),
    },
);
