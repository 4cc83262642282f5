import { z } from "zod";
import { chart } from "./chart";
import { cidrMistake } from "./cidr";
import { quoted } from "./quoted";
import { section } from "./section";
import { text } from "./text";

/** The operator of databases of several copies, which a cloud's platform installs. */
export const installedOperator = chart(
    "CloudNativePG, the operator of members' databases of kind cloudnative-pg: the chart of its own project, of release 0.29.1 for the operator 1.30.1 that this program was written for. None when left out.",
    "cloudnative-pg",
    "0.29.1",
).optional();

/** The same in a cluster that somebody else provisioned: where it is. */
export const presentOperator = section(
    {
        description:
            "CloudNativePG, the operator of members' databases of kind cloudnative-pg, where the cluster has it (`kubectl get crd clusters.postgresql.cnpg.io`). Release 1.30 is what this program was written for.",
        examples: [{ namespace: "cnpg-system" }],
        refused: {
            chart: "is not known with existing, where the operator has to be there already — remove it, and name its namespace",
            version: "is not known with existing, where the operator has to be there already — remove it",
        },
    },
    {
        namespace: text({
            description: "The namespace that the operator runs in: its pods have to reach every copy.",
            examples: ["cnpg-system"],
            mistakes: (name) =>
                /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(name)
                    ? undefined
                    : `${quoted(name)} is no name of a namespace — write the one that \`kubectl get deployments -A -l app.kubernetes.io/name=cloudnative-pg\` shows`,
        }).default("cnpg-system"),
        kubernetesApi: z
            .array(text({ description: "Block of addresses.", examples: ["203.0.113.7/32"], mistakes: cidrMistake }))
            .min(1, "is an empty list — name the API server's addresses, or leave it out for private ones")
            .meta({
                description:
                    "Addresses of the cluster's API server, where they are public (`kubectl get endpointslices kubernetes`): every copy calls it, and nothing else outside of its database. Private addresses when left out.",
                examples: [["203.0.113.7/32"]],
            })
            .optional(),
    },
).optional();
