import { isIPv4 } from "node:net";
import { peerNameConflicts } from "./peer-name-conflicts";
import type { EksConfig } from "./eks";
import { eksSchema } from "./eks";
import { instanceType } from "./eks-instances";
import { machineCounts } from "./eks-machines";
import { issuerName } from "./eks-names-and-certificates";
import { type CountedNetwork, countedQuotas } from "./eks-quotas";
import { zonesOf } from "./eks-regions";
import type { Conflict } from "./member-conflicts";
import { type NetworkShape, networkShape } from "./network-shape";
import { hsmAddresses, subnetPlan } from "./subnet-plan";
import { membersOf, sectionOf, textOf, type Written, type WrittenNetwork, writtenNetwork } from "./written-network";

/** What is wrong between EKS and the network on it; nothing on another platform. */
export function eksConflicts(platform: unknown, network: unknown): Conflict[] {
    const config = sectionOf(platform)["kind"] === "eks" ? eksSchema.safeParse(platform).data : undefined;
    if (config === undefined) {
        return [];
    }
    const written = writtenNetwork(network);
    const shape = networkShape(written);
    const reached = shape.addressed;
    return [
        ...hostConflicts(config, reached),
        ...peerNameConflicts(sectionOf(platform), written, shape),
        ...elasticIpConflicts(config, reached),
        ...hsmCeremony(config, written),
        ...withoutDatabases(config, written),
        ...unprovable(config, written),
        ...unowned(config, written),
        ...exceeded(config, {
            addresses: reached.length,
            ownAddresses: reached.filter(({ host }) => host !== undefined && isIPv4(host)).length,
            databases: shape.databases.length,
        }),
    ];
}

function isManaged({ value }: Written): boolean {
    return textOf(sectionOf(value["database"]), "kind") === "managed";
}

function withoutDatabases({ databases }: EksConfig, network: WrittenNetwork): Conflict[] {
    return (databases === undefined ? membersOf(network).filter(isManaged) : []).map(({ path }) => ({
        path: ["network", ...path, "database", "kind"],
        message:
            "is managed, and the platform has no databases — add platform.databases: { kind: rds, … }, or write kind: postgresql for one in the cluster",
    }));
}

/** A host of a web client, or of a zone's service. */
interface WebHost {
    readonly path: Conflict["path"];
    readonly host: string;
    /** Who is asked for its certificate. */
    readonly issuer: unknown;
}

function webHosts({ webClients, zone }: WrittenNetwork): WebHost[] {
    const issuerOf = (one: Written["value"]) => sectionOf(one["tls"])["issuer"];
    const ingress = sectionOf(zone["ingress"]);
    return [
        ...webClients.map(({ path, value }) => ({
            path: ["network", ...path, "host"],
            host: value["host"],
            issuer: issuerOf(value),
        })),
        ...Object.entries(sectionOf(ingress["hosts"])).map(([service, host]) => ({
            path: ["network", "zone", "ingress", "hosts", service],
            host,
            issuer: issuerOf(ingress),
        })),
    ].flatMap(({ host, ...one }) => (typeof host === "string" ? [{ ...one, host }] : []));
}

/** Hosts that the issuer is asked for and can't prove, because they are in no zone of the platform's. */
function unprovable({ certificates, dns }: EksConfig, network: WrittenNetwork): Conflict[] {
    if (certificates === undefined || dns === undefined) {
        return [];
    }
    return webHosts(network)
        .filter(({ host, issuer }) => issuer === issuerName && host !== dns.zone && !host.endsWith(`.${dns.zone}`))
        .map(({ path, host }) => ({
            path,
            message: `"${host}" lies outside of platform.dns.zone ${dns.zone}, in which the issuer ${issuerName} proves hosts — take a host in it, or another certificate`,
        }));
}

/**
 * The zone itself as a host: the text by which external-dns knows a record as its own is called like the record with `a-`
 * in front, and would lie outside of the zone. Source: external-dns docs, "The TXT registry".
 */
function unowned({ dns }: EksConfig, network: WrittenNetwork): Conflict[] {
    if (dns?.webHosts !== "external-dns") {
        return [];
    }
    return webHosts(network)
        .filter(({ host }) => host === dns.zone)
        .map(({ path, host }) => ({
            path,
            message: `"${host}" is platform.dns.zone itself, and external-dns could never take its record back — take a host below it, or write platform.dns.webHosts: by-hand`,
        }));
}

function hostConflicts({ dns, loadBalancers }: EksConfig, reached: NetworkShape["addressed"]): Conflict[] {
    return reached.flatMap(({ path: owner, host }, index): Conflict[] => {
        const path = ["network", ...owner, "host"];
        if (host === undefined) {
            return dns === undefined
                ? [
                      {
                          path,
                          message:
                              "is missing, and its address has to be known before it registers — add platform.dns with a zone of yours, or a host: a name of your own, or an Elastic IP",
                      },
                  ]
                : [];
        }
        if (isIPv4(host) && !Object.hasOwn(loadBalancers.elasticIps, host)) {
            return [
                {
                    path,
                    message: `"${host}" is no Elastic IP of platform.loadBalancers.elasticIps — add it there with its allocation, or write a DNS name`,
                },
            ];
        }
        return reached.findIndex((other) => other.host === host) < index
            ? [{ path, message: `"${host}" is another one's host too — give each an address of its own` }]
            : [];
    });
}

function elasticIpConflicts({ loadBalancers }: EksConfig, reached: NetworkShape["addressed"]): Conflict[] {
    return Object.keys(loadBalancers.elasticIps)
        .filter((address) => !reached.some(({ host }) => host === address))
        .map((address) => ({
            path: ["platform", "loadBalancers", "elasticIps", address],
            message: "is the host of nobody — set it as a node's host, or remove it",
        }));
}

/** Keys in CloudHSM: only when the ceremony was held, and at the addresses where the HSMs are. */
function hsmCeremony(config: EksConfig, network: WrittenNetwork): Conflict[] {
    const clouds = network.hsms.filter(({ value }) => value["kind"] === "aws-cloudhsm");
    const { hsm } = config;
    if (hsm === undefined) {
        return [];
    }
    const planned = hsmAddresses(subnetPlan(config.network.cidr, zonesOf(config)), hsm.zones).map((ip) => `${ip}/32`);
    return clouds.flatMap(({ path, value }): Conflict[] => {
        const at = ["network", ...path];
        const addresses = Array.isArray(value["addresses"]) ? value["addresses"] : [];
        return [
            ...(hsm.initialised
                ? []
                : [
                      {
                          path: [...at, "kind"],
                          message:
                              "is AWS CloudHSM, which platform.hsm says isn't initialised — run `pulumi up` without the nodes that have keys there, initialise it as docs/platforms/eks.md says, then write platform.hsm.initialised: true",
                      },
                  ]),
            ...(planned.every((address) => addresses.includes(address))
                ? []
                : [
                      {
                          path: [...at, "addresses"],
                          message: `leaves out an HSM that the platform makes — write [${planned.join(", ")}]`,
                      },
                  ]),
        ];
    });
}

function exceeded(config: EksConfig, shape: CountedNetwork): Conflict[] {
    return eksQuotas(config, shape)
        .filter(({ needed, limit }) => needed > limit)
        .map(({ key, name, needed, limit, remedy }) => ({
            path: ["platform", "quotas", key],
            message: `is ${limit}, and the network needs ${needed} ${name} — ask AWS for more and write here what it grants, or ${remedy}`,
        }));
}

/** Every limit that counts, and how much of it a network takes. */
export function eksQuotas(config: EksConfig, shape: CountedNetwork) {
    const zones = zonesOf(config).length;
    const processors = machineCounts(config.machines, zones).map(
        ({ type, most }) => most * (instanceType(type)?.processors ?? 0),
    );
    return countedQuotas(
        config,
        zones,
        processors.reduce((sum, each) => sum + each, 0),
        shape,
    );
}
