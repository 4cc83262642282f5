import type { Conflict } from "./member-conflicts";
import { isSection, sectionOf, type Written, writtenNetwork } from "./written-network";

/**
 * What is wrong between the platform that brings HTTPS in and who is reached by it, web clients and a zone on CENM:
 * OpenShift has its own router and knows no Ingress controller or issuer, everywhere else both have to be named. Takes
 * what could be read, so nothing about it is certain.
 */
export function webEntranceConflicts(platform: unknown, network: unknown): Conflict[] {
    const { webClients, zone } = writtenNetwork(network);
    const zones =
        zone["kind"] === "cenm" && isSection(zone["ingress"])
            ? [{ path: ["zone", "ingress"], value: zone["ingress"] }]
            : [];
    const flavour = flavourOf(platform);
    switch (flavour) {
        case "openshift":
            return [
                ...webClients.flatMap((client) => withoutMeaning(client, "ingress", "the host by a Route")),
                ...zones.flatMap((ingress) =>
                    ["class", "namespace"].flatMap((key) => withoutMeaning(ingress, key, "the hosts by Routes")),
                ),
                ...[...webClients, ...zones].flatMap(issuer),
            ];
        case "generic":
        case "gke":
            return [
                ...webClients.flatMap((client) =>
                    missing(client, "ingress", "{ class: nginx, namespace: ingress-nginx }"),
                ),
                ...zones.flatMap((ingress) => [
                    ...missing(ingress, "class", "nginx"),
                    ...missing(ingress, "namespace", "ingress-nginx"),
                ]),
                ...(flavour === "gke"
                    ? [
                          ...webClients.map(({ path, value }) => ({
                              path: [...path, "ingress"],
                              value: sectionOf(value["ingress"]),
                          })),
                          ...zones,
                      ].flatMap(ofGoogle)
                    : []),
                ...[...webClients, ...zones].flatMap((one) => missing(one, "tls", "{ issuer: letsencrypt }")),
            ];
        case undefined:
            return [];
    }
}

/** Undefined where the platform says something that is a mistake of its own. */
function flavourOf(platform: unknown): "generic" | "openshift" | "gke" | undefined {
    const { kind, flavour = "generic" } = sectionOf(platform);
    if (kind === "minikube" || kind === "eks" || kind === "aks") {
        return "generic";
    }
    const isKnown = flavour === "generic" || flavour === "openshift" || flavour === "gke";
    return kind === "existing" && isKnown ? flavour : undefined;
}

function ofGoogle({ path, value }: Written): Conflict[] {
    return value["class"] === "gce" || value["class"] === "gce-internal"
        ? [
              {
                  path: [...path, "class"],
                  message:
                      "is Google's own controller, which is no pod of the cluster that a policy could let in, and takes no class here — name a controller that runs in the cluster, like nginx",
              },
          ]
        : [];
}

function withoutMeaning({ path, value }: Written, key: string, served: string): Conflict[] {
    return value[key] === undefined
        ? []
        : [
              {
                  path: [...path, key],
                  message: `has no meaning on OpenShift, whose own router serves ${served} — remove it`,
              },
          ];
}

function issuer({ path, value }: Written): Conflict[] {
    return sectionOf(value["tls"])["issuer"] === undefined
        ? []
        : [
              {
                  path: [...path, "tls", "issuer"],
                  message:
                      "can't be had for a Route — let a Certificate of cert-manager keep a Secret and name that under secret, or leave tls out for the router's own certificate",
              },
          ];
}

function missing({ path, value }: Written, key: string, like: string): Conflict[] {
    return value[key] === undefined ? [{ path: [...path, key], message: `is missing — add ${key}: ${like}` }] : [];
}
