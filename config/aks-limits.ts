import { wholeNumber } from "./azure-words";
import { section } from "./section";

const limit = (description: string, standard: number) =>
    wholeNumber(description, { from: 1, to: 100_000, of: "" }).default(standard);

const defaults = {
    publicAddresses: 100,
    loadBalancerRules: 250,
    regionalProcessors: 100,
    familyProcessors: 100,
    podsPerMachine: 110,
    federatedCredentials: 20,
    postgresqlProcessors: 100,
    roleAssignments: 4000,
};

/** Limits of a subscription that a network could run into. */
export const aksLimitsSchema = section(
    {
        description:
            "Limits of the subscription in this region; `az vm list-usage` and `az network list-usages` show them. A network that needs more is refused before anything is made.",
        examples: [{ publicAddresses: 20 }],
        refused: {
            elasticIps: "is not known on AKS — did you mean publicAddresses?",
            nlbs: "is not known on AKS — did you mean loadBalancerRules?",
        },
    },
    {
        publicAddresses: limit(
            "Static public addresses in the region, those that are used already left out.",
            defaults.publicAddresses,
        ),
        loadBalancerRules: limit("Rules of one load balancer that the cluster makes.", defaults.loadBalancerRules),
        regionalProcessors: limit(
            "Processors of all machines in the region, those that are used already left out.",
            defaults.regionalProcessors,
        ),
        familyProcessors: limit("Processors of one family of machines.", defaults.familyProcessors),
        podsPerMachine: wholeNumber("Pods on one machine.", { from: 30, to: 250, of: "pods" }).default(
            defaults.podsPerMachine,
        ),
        federatedCredentials: limit("Accounts that one identity is trusted for.", defaults.federatedCredentials),
        postgresqlProcessors: limit("Processors of Flexible Servers in the region.", defaults.postgresqlProcessors),
        roleAssignments: limit(
            "Role assignments of the subscription, those that are there already left out.",
            defaults.roleAssignments,
        ),
    },
);
