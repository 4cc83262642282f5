import { at, text } from "../reading";
import { nodeConfRule } from "./node-conf";
import { rpcUsersOf } from "./rpc-users";

/** Passwords that Corda's own examples and defaults have. Source: Corda docs, "Node configuration". */
const known = new Set(["cordacadevpass", "trustpass", "password", "test", "bridgepassword", "changeit", "changeme"]);

const shortest = 12;

/** A substitution is filled in where the file is read; nothing is known of it here. */
function isGuessable(password: string): boolean {
    return !password.startsWith("${") && (known.has(password.toLowerCase()) || password.length < shortest);
}

/**
 * A store's password left out is Corda's own default; a user's, a database's or a tunnel's left out is something else.
 */
export const defaultPassword = nodeConfRule({
    name: "corda-default-password",
    protects: "Key stores, RPC and the database, from whoever has read Corda's documentation.",
    violation: "A password is Corda's default, one of its examples, or shorter than twelve characters.",
    remediation: "Leave passwords to the program, which makes each of them once and at random.",
    severity: "critical",
    controls: [],
    checkConf: (conf) => {
        const stores = ["keyStorePassword", "trustStorePassword"].map((path) => ({
            path,
            password: text(conf[path] ?? "cordacadevpass"),
        }));
        const others = [
            ...rpcUsersOf(conf).map(({ value, path }) => ({ path: `${path}.password`, given: value["password"] })),
            ...["dataSourceProperties.dataSource.password", "notary.jpa.dataSourceProperties.password"].map((path) => ({
                path,
                given: at(conf, ...path.split(".")),
            })),
        ]
            .filter(({ given }) => given !== undefined)
            .map(({ path, given }) => ({ path, password: text(given) }));
        return [...stores, ...others].filter(({ password }) => isGuessable(password)).map(({ path }) => path);
    },
});
