import type { Refusals } from "./row";

const client = "network.webClients[0]";

/** Mistakes in web clients. */
export const webClientRefusals: Refusals = {
    "web clients": [
        [
            `${client}.name`,
            "Bank Web",
            `corda:${client}.name: "Bank Web" is no name for Kubernetes — use lower-case letters, digits and dashes, a letter first, no dash last, like bank-web`,
        ],
        [
            `${client}.name`,
            "party-a-rpc",
            `corda:${client}.name: "party-a-rpc" is the name of an object of party-a — choose another name`,
        ],
        [
            `${client}.node`,
            "party-z",
            `corda:${client}.node: "party-z" is no member of this network — name one of notary, party-a, party-b`,
        ],
        [
            `${client}.host`,
            "https://bank.example.com/",
            `corda:${client}.host: "https://bank.example.com/" is no host name — write what browsers shall use, like bank.example.com, without scheme, port or path`,
        ],
        [
            `${client}.tls`,
            {},
            `corda:${client}.tls: names no certificate — write secret (one that is there) or issuer (cert-manager's)`,
        ],
        [
            `${client}.tls`,
            { secret: "bank-tls", issuer: "letsencrypt" },
            `corda:${client}.tls: names two certificates — keep secret or issuer`,
        ],
        [
            `${client}.port`,
            80,
            `corda:${client}.port: is below 1024, which an unprivileged process can't open — give 1024 to 65535`,
        ],
        [
            `${client}.replicas`,
            0,
            `corda:${client}.replicas: is less than one — give 1 to 10, or remove the web client`,
        ],
        [
            `${client}.replicas`,
            11,
            `corda:${client}.replicas: is more than ten — give 1 to 10: they all use one node's RPC`,
        ],
        [
            `${client}.http`,
            true,
            `corda:${client}.http: is not known — a web client is reached over HTTPS only; name a certificate under \`tls\``,
        ],
        [
            `${client}.healthPath`,
            "health",
            `corda:${client}.healthPath: "health" is no path — begin it with /, without spaces`,
        ],
    ],
};
