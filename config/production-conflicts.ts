import type { Conflict } from "./member-conflicts";
import { quoted } from "./quoted";
import { sectionOf } from "./written-network";

/** Domains that no public authority signs for. Source: IANA, "Special-Use Domain Names". */
const nobodys = /\.(local|localhost|internal|test|example|invalid|home\.arpa|onion)$/;
/** Domains that turn an address into a name: whoever has the address has the name. */
const ofAnAddress = /(^|\.)(nip|sslip|xip)\.io$/;

/**
 * What a network for production lacks that one for trying out doesn't: a domain with a certificate for everybody who comes
 * by HTTPS, and a cluster to stay on. Takes what could be read, so nothing about it is certain.
 */
export function productionConflicts(platform: unknown, network: unknown): Conflict[] {
    const { environment, webClients, zone } = sectionOf(network);
    if (environment !== "prod") {
        return [];
    }
    const clients = Array.isArray(webClients) ? (webClients as unknown[]).map(sectionOf) : [];
    const onOpenShift = sectionOf(platform)["flavour"] === "openshift";
    const ingress = sectionOf(zone)["ingress"];
    const { hosts, tls } = sectionOf(ingress);
    return [
        ...(sectionOf(platform)["kind"] === "minikube"
            ? [
                  {
                      path: ["network", "environment"],
                      message: "is production on one's own machine — choose another platform, or environment: test",
                  },
              ]
            : []),
        ...clients.flatMap((client, index): Conflict[] => {
            const at = (...keys: string[]) => ["network", "webClients", index, ...keys];
            return [
                ...hostConflicts(at("host"), client["host"]),
                ...(onOpenShift && client["tls"] === undefined ? [routersOwn(at("tls"), "bank-tls")] : []),
                ...issuerConflicts(at("tls", "issuer"), sectionOf(client["tls"])["issuer"]),
            ];
        }),
        ...(onOpenShift && ingress !== undefined && tls === undefined
            ? [routersOwn(["network", "zone", "ingress", "tls"], "cenm-tls")]
            : []),
        ...Object.entries(sectionOf(hosts)).flatMap(([service, host]) =>
            hostConflicts(["network", "zone", "ingress", "hosts", service], host),
        ),
        ...issuerConflicts(["network", "zone", "ingress", "tls", "issuer"], sectionOf(tls)["issuer"]),
    ];
}

function routersOwn(path: Conflict["path"], secret: string): Conflict {
    return {
        path,
        message: `is missing: in production the router's own certificate is none for a host of your domain — add tls: { secret: ${secret} }`,
    };
}

function hostConflicts(path: Conflict["path"], host: unknown): Conflict[] {
    if (typeof host !== "string") {
        return [];
    }
    if (nobodys.test(host)) {
        return [
            {
                path,
                message: `${quoted(host)} lies in a domain that no authority signs for — in production name a host of a domain of your own`,
            },
        ];
    }
    return ofAnAddress.test(host)
        ? [
              {
                  path,
                  message: `${quoted(host)} is an address in the form of a name — in production name a host of a domain of your own`,
              },
          ]
        : [];
}

function issuerConflicts(path: Conflict["path"], issuer: unknown): Conflict[] {
    return typeof issuer === "string" && /self-?signed|staging/i.test(issuer)
        ? [
              {
                  path,
                  message: `${quoted(issuer)} makes certificates that nobody trusts — in production name an issuer of an authority that your users know`,
              },
          ]
        : [];
}
