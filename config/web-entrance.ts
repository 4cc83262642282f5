import type { Conflict } from "./member-conflicts";

/**
 * What is wrong between web clients and the platform that brings HTTPS to them: OpenShift has its own router and knows
 * no Ingress controller or issuer, everywhere else both have to be named. Takes what could be read, so nothing about it
 * is certain.
 */
export function webEntranceConflicts(platform: unknown, webClients: readonly unknown[]): Conflict[] {
    const onOpenShift = record(platform)?.["flavour"] === "openshift";
    return webClients.flatMap((given, index): Conflict[] => {
        const client = record(given);
        if (client === undefined) {
            return [];
        }
        const path = (...keys: string[]) => ["webClients", index, ...keys];
        return onOpenShift
            ? [
                  ...(client["ingress"] === undefined
                      ? []
                      : [
                            {
                                path: path("ingress"),
                                message:
                                    "has no meaning on OpenShift, whose own router serves the host by a Route — remove it",
                            },
                        ]),
                  ...(record(client["tls"])?.["issuer"] === undefined
                      ? []
                      : [
                            {
                                path: path("tls", "issuer"),
                                message:
                                    "can't be had for a Route — let a Certificate of cert-manager keep a Secret and name that under secret, or leave tls out for the router's own certificate",
                            },
                        ]),
              ]
            : [
                  ...(client["ingress"] === undefined
                      ? [
                            {
                                path: path("ingress"),
                                message: "is missing — add ingress: { class: nginx, namespace: ingress-nginx }",
                            },
                        ]
                      : []),
                  ...(client["tls"] === undefined
                      ? [{ path: path("tls"), message: "is missing — add tls: { issuer: letsencrypt }" }]
                      : []),
              ];
    });
}

function record(value: unknown): Readonly<Record<string, unknown>> | undefined {
    return typeof value === "object" && value !== null && !Array.isArray(value)
        ? (value as Readonly<Record<string, unknown>>)
        : undefined;
}
