import { z } from "zod";
import { chart } from "./chart";
import { instanceType } from "./eks-instances";
import { quoted } from "./quoted";
import { section } from "./section";
import { choice, text } from "./text";

function instanceMistake(given: string): string | undefined {
    if (/^t\d/.test(given)) {
        return `${quoted(given)} bursts, and stalls a node when its credits are spent — take one of the families m, r or c, like m7i.2xlarge`;
    }
    return instanceType(given) === undefined
        ? `${quoted(given)} is no machine that this program knows — take one of the families c, m and r from large to 16xlarge, like m7i.2xlarge`
        : undefined;
}

function machine(description: string, example: string) {
    return text({ description, examples: [example], mistakes: instanceMistake });
}

/** Machines of a group at most. */
export const mostMachines = 100;

function count(description: string, least: number, example: number) {
    return z
        .number()
        .int(`is not a whole number — give ${least} to ${mostMachines}`)
        .min(least, `is below ${least} — give ${least} to ${mostMachines}`)
        .max(mostMachines, `is above ${mostMachines} — give up to ${mostMachines}, and another cluster for more`)
        .meta({ description, examples: [example] })
        .default(example);
}

const fixed =
    "is not known: nothing may take a machine of Corda's away to save it, and so nothing adds one — give perZone, as many as there are";
const counted = "is not known — did you mean systemMachines? They are as many as are said";

/** Machines for what can be moved at any time. */
const stateless = section(
    {
        description:
            "Machines for what holds nothing and may be moved at any time, such as web clients. The cluster autoscaler adds and takes away these and no others. Such pods run beside the add-ons when left out.",
        examples: [
            {
                minimum: 1,
                maximum: 4,
                autoscaler: { chart: "oci://registry.example.com/charts/cluster-autoscaler", version: "9.56.0" },
            },
        ],
        refused: {
            spot: "is not known — a web client's users would notice; remove it",
            perZone: "is not known — give minimum and maximum, over all zones",
        },
    },
    {
        instanceType: machine("Their type.", "m7i.large").default("m7i.large"),
        minimum: z
            .number()
            .int(`is not a whole number — give 0 to ${mostMachines}`)
            .min(0, `is below 0 — give 0 to ${mostMachines}`)
            .max(mostMachines, `is above ${mostMachines} — give 0 to ${mostMachines}`)
            .meta({ description: "Machines at least, over all zones.", examples: [1] })
            .default(1),
        maximum: count("Machines at most, over all zones.", 1, 4),
        autoscaler: chart(
            "The cluster autoscaler's chart, of a release whose autoscaler is of the cluster's minor version of Kubernetes.",
            "cluster-autoscaler",
            "9.56.0",
        ),
    },
).optional();

/** The machines that pods run on. */
export const eksMachines = section(
    {
        description:
            "Machines. Corda has a node group of its own in each zone, because a volume never leaves its zone; everything else shares a small one.",
        examples: [{ instanceType: "m7i.2xlarge" }],
        refused: {
            spot: "would take a running node's machine away — remove it: Corda runs on machines on demand",
            capacityType: "is not known — Corda runs on machines on demand; remove it",
            sshKey: "is not known — nobody logs in to a machine; use `kubectl debug`",
            amiId: "is not known — choose operatingSystem, whose images AWS keeps up to date",
            minimum: fixed,
            maximum: fixed,
            systemMinimum: counted,
            systemMaximum: counted,
        },
    },
    {
        instanceType: machine("Machine of Corda's node groups.", "m7i.2xlarge").default("m7i.2xlarge"),
        architecture: choice({
            description: "What the images in your registry were built for; the machines have to be of it.",
            words: { amd64: "Intel and AMD.", arm64: "Graviton." },
            refused: { x86_64: 'is not known — the word is "amd64"', graviton: 'is not known — the word is "arm64"' },
        }).default("amd64"),
        operatingSystem: choice({
            description: "What the machines run.",
            words: {
                bottlerocket: "Made for containers alone: no shell, a read-only root, updates as a whole.",
                al2023: "Amazon Linux 2023.",
            },
            refused: { al2: "is out of support — use bottlerocket or al2023" },
        }).default("bottlerocket"),
        perZone: count(
            "Machines of Corda's in each zone: as many as are said. No autoscaler touches them, because a volume can't follow to another zone and nothing may be moved unasked.",
            1,
            1,
        ),
        disk: z
            .number()
            .int("is not a whole number — give GiB, 50 to 1000")
            .min(50, "is below 50 — give GiB, 50 to 1000: images of a few releases have to fit")
            .max(1000, "is above 1000 — give GiB, 50 to 1000: ledgers have volumes of their own")
            .meta({ description: "Disk of a machine for images and logs, GiB.", examples: [100] })
            .default(100),
        systemInstanceType: machine("Machine of the group for add-ons.", "m7i.large").default("m7i.large"),
        systemMachines: count("Machines of the group for add-ons, over all zones.", 2, 3),
        stateless,
        offered: z
            .boolean()
            .meta({
                description:
                    "Says that the region has the machines although this program doesn't know it: `aws ec2 describe-instance-type-offerings` told you.",
                examples: [true],
            })
            .default(false),
    },
);

/** Machines of one kind. */
export interface MachineCount {
    readonly type: string;
    readonly least: number;
    readonly most: number;
}

/** How many machines there are of each group, over all zones. */
export function machineCounts(machines: z.output<typeof eksMachines>, zones: number): MachineCount[] {
    const { instanceType: type, perZone, systemInstanceType, systemMachines, stateless: moved } = machines;
    const fixedAt = (machineType: string, number: number) => ({ type: machineType, least: number, most: number });
    return [
        fixedAt(type, perZone * zones),
        fixedAt(systemInstanceType, systemMachines),
        ...(moved === undefined ? [] : [{ type: moved.instanceType, least: moved.minimum, most: moved.maximum }]),
    ];
}
