import type { Example } from "../judge";
import type { Pass, Refusal } from "../refusal";
import { configuration, notary, rewrite } from "./compliant-configuration";

const place = 'stringData["node.conf"]';

/** Two banks, each with what is its own. */
const banks = () => [configuration(), configuration("bank-b", "O=Bank B,L=Paris,C=FR")];

/** The second of them says what the first does. */
function secondSays(what: string, rule: string, from: string, to: string, key: string): Refusal {
    return {
        rule: `corda-${rule}`,
        what,
        of: banks,
        among: (examples) => {
            rewrite(examples[1]?.props ?? {}, from, to);
            return examples;
        },
        at: `${place}.${key}`,
    };
}

const jdbc = (host: string) => `jdbc:postgresql://${host}/notary?sslmode=verify-full`;

/** Two workers of a notary, with a database each of which it is said. */
const workers = (...databases: readonly (string | undefined)[]) =>
    databases.map((each, index) => configuration(`notary-${index}`, `O=Notary ${index},L=London,C=GB`, notary(each)));

const alias = 'identityKeyAlias = "bank-b-identity-private-key"';

/** Two banks behind one firewall, with its address and their own database users. */
function behindFirewall(): Example[] {
    const examples = banks();
    for (const { props } of examples) {
        rewrite(props, "enterpriseConfiguration {", "enterpriseConfiguration {\n  externalBridge = true");
    }
    rewrite(examples[1]?.props ?? {}, "bank-b.example.com:10002", "bank-a.example.com:10002");
    return examples;
}

export const memberRefusals: readonly Refusal[] = [
    secondSays("one name twice", "legal-name-twice", "O=Bank B,L=Paris,C=FR", "O=Bank A,L=London,C=GB", "myLegalName"),
    secondSays(
        "one name in another order",
        "legal-name-twice",
        "O=Bank B,L=Paris,C=FR",
        "C=GB, L = London, O=Bank A",
        "myLegalName",
    ),
    secondSays(
        "two vaults in one database",
        "shared-database",
        "bank-b-db",
        "bank-a-db",
        "dataSourceProperties.dataSource.url",
    ),
    secondSays(
        "two vaults in one database by other parameters",
        "shared-database",
        "bank-b-db.example.com:5432/corda?",
        "BANK-A-DB.example.com:5432/corda?ssl=true&",
        "dataSourceProperties.dataSource.url",
    ),
    secondSays(
        "one password of two key stores",
        "shared-password",
        "key-store-of-bank-b",
        "key-store-of-bank-a",
        "keyStorePassword",
    ),
    secondSays(
        "one password of two users",
        "shared-password",
        "operator-of-bank-b",
        "operator-of-bank-a",
        "rpcUsers[0].password",
    ),
    secondSays(
        "one key of two identities",
        "shared-key-alias",
        alias,
        alias.replace("bank-b", "bank-a"),
        "enterpriseConfiguration.identityKeyAlias",
    ),
    secondSays("one address of two nodes", "shared-address", "bank-b.example.com", "Bank-A.example.com", "p2pAddress"),
    {
        rule: "corda-shared-key-alias",
        what: "the usual alias twice",
        of: banks,
        among: (examples) =>
            examples.map((example) => {
                rewrite(example.props, "identityKeyAlias", "tlsKeyAlias");
                return example;
            }),
        at: `${place}.enterpriseConfiguration.identityKeyAlias`,
    },
    {
        rule: "corda-split-notary",
        what: "workers of one notary with two databases",
        of: () => workers(jdbc("db-1"), jdbc("db-1")),
        among: () => workers(jdbc("db-1"), jdbc("db-2")),
        at: `${place}.notary`,
    },
    {
        rule: "corda-split-notary",
        what: "two single notaries of one name",
        of: () => workers(undefined),
        among: () => workers(undefined, undefined),
        at: `${place}.notary`,
    },
    {
        rule: "corda-split-notary",
        what: "a validating worker among others",
        of: () => workers(jdbc("db-1"), jdbc("db-1")),
        among: (examples) => {
            rewrite(examples[1]?.props ?? {}, "validating = false", "validating = true");
            return examples;
        },
        at: `${place}.notary`,
    },
];

export const memberPasses: readonly Pass[] = [
    { rule: "corda-shared-address", what: "the float's address of all nodes behind it", of: behindFirewall },
    {
        rule: "corda-shared-database",
        what: "two schemas of one database",
        of: () => {
            const examples = banks();
            rewrite(examples[1]?.props ?? {}, "bank-b-db", "bank-a-db");
            rewrite(examples[1]?.props ?? {}, "devMode = false", 'devMode = false\ndatabase { schema = "bank_b" }');
            return examples;
        },
    },
    {
        rule: "corda-shared-password",
        what: "the key store that workers of a notary have in common",
        of: () => {
            const examples = workers(jdbc("db-1"), jdbc("db-1"));
            rewrite(examples[1]?.props ?? {}, "key-store-of-notary-1", "key-store-of-notary-0");
            return examples;
        },
    },
    {
        rule: "corda-shared-key-alias",
        what: "one alias in two partitions",
        of: () => {
            const examples = banks();
            rewrite(examples[1]?.props ?? {}, alias, alias.replace("bank-b", "bank-a"));
            rewrite(examples[1]?.props ?? {}, "/hsm/vault/", "/hsm/other/");
            return examples;
        },
    },
    { rule: "corda-split-notary", what: "a bank beside a notary", of: () => [...banks(), ...workers(undefined)] },
    {
        rule: "corda-legal-name-twice",
        what: "two organisations of one name in two cities",
        of: () => [configuration(), configuration("bank-b", "O=Bank A,L=Paris,C=FR")],
    },
];
