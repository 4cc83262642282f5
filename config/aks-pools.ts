import { azureMachines, machineMistake } from "./azure-machines";
import { wholeNumber } from "./azure-words";
import { section } from "./section";
import { text } from "./text";

const machine = (standard: string) =>
    text({
        description: `Size of its machines, one of: ${Object.entries(azureMachines)
            .filter(([, { architecture }]) => architecture === "amd64")
            .map(([name]) => name)
            .join(", ")}.`,
        examples: [standard],
        mistakes: machineMistake,
    }).default(standard);

const fixed =
    "is not known: pods of Corda are single processes on single ledgers and must not be moved to save a machine — give perZone";

/** Machines of a cluster on AKS. */
export const aksPoolsSchema = section(
    {
        description: "Machines: Corda's own in every zone, the cluster's own, and some for stateless pods.",
        examples: [{ corda: { machine: "Standard_E8ds_v5", perZone: 2 } }],
        refused: {
            user: "is not known — did you mean corda?",
            spot: "is not known: Azure may take a spot machine at any time, and a ledger with it — remove it",
        },
    },
    {
        corda: section(
            {
                description: "Where members, brokers and databases run. As many machines as are said, in every zone.",
                examples: [{ machine: "Standard_E4ds_v5", perZone: 1 }],
                refused: {
                    min: fixed,
                    max: fixed,
                    autoscale: fixed,
                    spot: "is not known: Azure may take a spot machine at any time, and a ledger with it — remove it",
                },
            },
            {
                machine: machine("Standard_E4ds_v5"),
                perZone: wholeNumber("Machines in each zone.", { from: 1, to: 50, of: "machines" }).default(1),
            },
        ).default({ machine: "Standard_E4ds_v5", perZone: 1 }),
        system: section(
            {
                description: "The cluster's own pods; an autoscaler adds machines.",
                examples: [{ machine: "Standard_D4ds_v5", min: 3, max: 5 }],
            },
            {
                machine: machine("Standard_D4ds_v5"),
                min: wholeNumber("Fewest machines.", { from: 1, to: 20, of: "machines" }).default(3),
                max: wholeNumber("Most machines.", { from: 1, to: 20, of: "machines" }).default(5),
            },
        ).default({ machine: "Standard_D4ds_v5", min: 3, max: 5 }),
        stateless: section(
            {
                description:
                    "Pods that can be moved at any time: web clients, repositories of CorDapps, external-dns and cert-manager. An autoscaler adds and removes machines. They run beside the members when left out.",
                examples: [{ min: 0, max: 3 }],
            },
            {
                machine: machine("Standard_D4ds_v5"),
                min: wholeNumber("Fewest machines.", { from: 0, to: 20, of: "machines" }).default(1),
                max: wholeNumber("Most machines.", { from: 1, to: 20, of: "machines" }).default(3),
            },
        ).optional(),
    },
);
