import { quoted } from "./quoted";
import { section } from "./section";
import { text } from "./text";

const label =
    /^(?:([a-z0-9.-]{1,253})\/)?[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?=[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const effects = ["NoSchedule", "PreferNoSchedule", "NoExecute"] as const;

const pool = (description: string, example: { label: string; taint: string }) =>
    section(
        {
            description,
            examples: [example],
            refused: {
                labels: "is not known — did you mean label?",
                taints: "is not known — did you mean taint?",
                nodeSelector: "is not known — did you mean label?",
                tolerations: "is not known — a pod tolerates the taint that is named: did you mean taint?",
            },
        },
        {
            label: text({
                description: "Label of the machines, as `key=value`.",
                examples: [example.label],
                mistakes: (given) =>
                    label.test(given)
                        ? undefined
                        : `${quoted(given)} is no label of machines — write key=value, like ${example.label}`,
            }),
            taint: text({
                description: "Taint that keeps other pods off them, as `key=value:effect`; none when left out.",
                examples: [example.taint],
                mistakes: (given) => {
                    const [pair = "", effect = "", ...more] = given.split(":");
                    return label.test(pair) && effects.some((known) => known === effect) && more.length === 0
                        ? undefined
                        : `${quoted(given)} is no taint — write key=value:effect, like ${example.taint}`;
                },
            }).optional(),
        },
    );

/** Machines that are kept for the network. */
export const machinePools = section(
    {
        description: "Machines that are kept for the network. When left out its pods go wherever there is room.",
        examples: [{ corda: { label: "corda/pool=corda", taint: "corda=node:NoSchedule" } }],
        refused: {
            nodes: "is not known — did you mean corda?",
            web: "is not known — did you mean stateless?",
        },
    },
    {
        corda: pool(
            "For everything that has no second pod (nodes, notaries, databases, brokers, firewalls) and for Jobs. No autoscaler may take these machines away: a volume can't follow to another zone.",
            { label: "corda/pool=corda", taint: "corda=node:NoSchedule" },
        ),
        stateless: pool(
            "For what holds nothing and may be moved at any time, such as web clients: machines that an autoscaler adds and takes away. Wherever there is room when left out.",
            { label: "corda/pool=stateless", taint: "corda=stateless:NoSchedule" },
        ).optional(),
    },
);

/** A pool as the stack file names it. */
interface WrittenPool {
    readonly label: string;
    readonly taint?: string;
}

/** A pool by its labels and taints. */
export function machinePool({ label: words, taint }: WrittenPool) {
    const [pair = "", effect = ""] = taint?.split(":") ?? [];
    const [key = "", value = ""] = pair.split("=");
    const known = effects.find((one) => one === effect);
    return { labels: entry(words), taints: known === undefined ? [] : [{ key, value, effect: known }] };
}

function entry(words: string): Record<string, string> {
    const [key = "", value = ""] = words.split("=");
    return { [key]: value };
}
