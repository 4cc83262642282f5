/** Volumes that pods ask for: a secret read by two accounts, one in two parts, keys of every form. */
export const uses: readonly {
    readonly account: string;
    readonly volume: string;
    readonly secret: string;
    readonly keys: readonly string[];
}[] = [
    { account: "party-a", volume: "login", secret: "hsm-login", keys: ["username", "password"] },
    { account: "party-a", volume: "client", secret: "hsm-login", keys: ["cloudhsm_client.cfg", "customerCA.crt"] },
    { account: "party-b", volume: "login-b", secret: "hsm-login", keys: ["username", "password"] },
    {
        account: "party-a-registration",
        volume: "network-root",
        secret: "network-root",
        keys: ["password", "network-root-truststore.jks"],
    },
    { account: "party-b", volume: "database", secret: "party-b-db", keys: ["username", "password", "ca.crt"] },
    {
        account: "party-b",
        volume: "luna",
        secret: "a-b",
        keys: ["password", "Chrystoki.conf", "server.pem", "client.pem", "client-key.pem"],
    },
];

const canary = (secret: string, key: string) => Buffer.from(`canary ${secret} ${key}`).toString("base64");

/** Values of all of them, as a stack's encrypted configuration has them; none is like any other. */
export const values: Readonly<Record<string, Readonly<Record<string, string>>>> = Object.fromEntries(
    [...new Set(uses.map(({ secret }) => secret))].map((secret) => [
        secret,
        Object.fromEntries(
            uses
                .filter((use) => use.secret === secret)
                .flatMap(({ keys }) => keys.map((key) => [key, canary(secret, key)])),
        ),
    ]),
);

/** What stands in no object in clear. */
export const canaries: readonly string[] = Object.values(values).flatMap((keys) => Object.values(keys));
