import { z } from "zod";
import { addressCount, addressRange, contains, isPrivate, overlap } from "./address-block";
import { cidrMistake } from "./cidr";
import type { Conflict } from "./member-conflicts";
import { section } from "./section";
import { text } from "./text";
import { sectionOf, textOf } from "./written-network";

const block = (description: string, example: string) =>
    text({ description, examples: [example], mistakes: cidrMistake }).default(example);

const defaults = {
    addresses: "10.224.0.0/16",
    cordaNodes: ["10.224.0.0/22", "10.224.4.0/22", "10.224.8.0/22"],
    systemNodes: "10.224.12.0/22",
    apiServer: "10.224.16.0/28",
    privateEndpoints: "10.224.17.0/24",
    databases: "10.224.18.0/24",
    pods: "10.244.0.0/16",
    services: "10.96.0.0/16",
};

/** Addresses of a cluster on AKS. */
export const aksNetworkSchema = section(
    {
        description:
            "Private addresses. Pods and Services have ranges of their own, which nobody outside the cluster sees. None can be changed later.",
        examples: [{ addresses: defaults.addresses }],
        refused: {
            vnet: "is not known — did you mean addresses?",
            dnsServiceIP: "is not known — it is the tenth address of services; remove it",
            plugin: "is not known — it is Azure's CNI with an overlay and Cilium; remove it",
        },
    },
    {
        addresses: block("The virtual network; every subnet is a part of it.", defaults.addresses),
        cordaNodes: z
            .array(text({ description: "Block of addresses.", examples: ["10.224.0.0/22"], mistakes: cidrMistake }))
            .length(3, "are three blocks, one for each zone — give three")
            .meta({
                description: "Machines of Corda's pools, a subnet for each zone.",
                examples: [defaults.cordaNodes],
            })
            .default(defaults.cordaNodes),
        systemNodes: block(
            "Machines of the cluster's own pool, and of the one for stateless pods.",
            defaults.systemNodes,
        ),
        apiServer: block("The API server's own subnet, /28 or larger.", defaults.apiServer),
        privateEndpoints: block("Private endpoints of vaults, storage and the registry.", defaults.privateEndpoints),
        databases: block("Flexible Servers.", defaults.databases),
        pods: block("Pods, outside the virtual network: a /24 for each machine.", defaults.pods),
        services: block("Services, outside the virtual network.", defaults.services),
        flowLogs: z
            .boolean()
            .meta({ description: "Whether the virtual network's flows are kept, for as long as other logs." })
            .default(true),
    },
);

const subnets = ["systemNodes", "apiServer", "privateEndpoints", "databases"] as const;

/** The fewest addresses a part works with. Source: Azure docs on each: an API server's subnet, a delegated one of databases. */
const fewest: Readonly<Record<string, number>> = {
    apiServer: 16,
    databases: 16,
    systemNodes: 32,
    privateEndpoints: 16,
};

/** What is wrong between the ranges, by the section as it was written. Its own place is the caller's to add. */
export function aksAddressConflicts(written: unknown): Conflict[] {
    const section = sectionOf(written);
    const list = Array.isArray(section["cordaNodes"]) ? (section["cordaNodes"] as unknown[]) : defaults.cordaNodes;
    const named = (key: "addresses" | "pods" | "services" | (typeof subnets)[number]): Part => ({
        path: [key],
        word: key,
        block: textOf(section, key) ?? (section[key] === undefined ? defaults[key] : ""),
    });
    const inside: Part[] = [
        ...list.map((given, index) => ({
            path: ["cordaNodes", index],
            word: `cordaNodes[${index}]`,
            block: typeof given === "string" ? given : "",
        })),
        ...subnets.map(named),
    ];
    const whole = named("addresses");
    const outside = [named("pods"), named("services")];
    const all = [...inside, ...outside];
    return [
        ...[whole, ...outside].flatMap(notPrivate),
        ...inside.flatMap((part) => notWithin(part, whole.block)),
        ...all.flatMap((part, index) =>
            [...all.slice(0, index), ...(outside.includes(part) ? [whole] : [])]

                .flatMap((other) => clash(part, other))
                .slice(0, 1),
        ),
        ...all.flatMap(tooSmall),
    ];
}

/** A range and where it stands. */
interface Part {
    readonly path: readonly (string | number)[];
    readonly word: string;
    readonly block: string;
}

function notPrivate({ path, block: given }: Part): Conflict[] {
    const range = addressRange(given);
    return range === undefined || isPrivate(range)
        ? []
        : [{ path, message: `"${given}" has public addresses in it — use a private range, like 10.224.0.0/16` }];
}

function notWithin({ path, block: given }: Part, whole: string): Conflict[] {
    const [inner, outer] = [addressRange(given), addressRange(whole)];
    return inner === undefined || outer === undefined || contains(outer, inner)
        ? []
        : [
              {
                  path,
                  message: `"${given}" is not within addresses (${whole}) — choose a part of it, or widen addresses`,
              },
          ];
}

function clash(part: Part, other: Part): Conflict[] {
    const [one, two] = [addressRange(part.block), addressRange(other.block)];
    return one === undefined || two === undefined || !overlap(one, two)
        ? []
        : [
              {
                  path: part.path,
                  message: `"${part.block}" overlaps ${other.word} (${other.block}) — choose a range that nothing else uses`,
              },
          ];
}

function tooSmall({ path, word, block: given }: Part): Conflict[] {
    const range = addressRange(given);
    const needed = word.startsWith("cordaNodes") ? 32 : (fewest[word] ?? 256);
    return range === undefined || addressCount(range) >= needed
        ? []
        : [{ path, message: `"${given}" has ${addressCount(range)} addresses — give at least ${needed}` }];
}
