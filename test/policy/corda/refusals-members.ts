import type { Example } from "../judge";
import { type Pass, type Refusal, set } from "../refusal";
import { database, labels, node } from "./compliant";
import { configuration, notary, rewrite } from "./compliant-configuration";
import { bridge, broker, float } from "./compliant-firewall";
import { service } from "./compliant-objects";

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

/** The pod of a zone's network map. */
function networkMap(): Example {
    const map = database("corda-network-map");
    set(map.props, "spec.template.metadata.labels", {
        ...labels("corda-network-map", "network-map"),
        "corda/role": "network-map",
    });
    return map;
}

function autoscaler(name: string, kind = "StatefulSet"): Example {
    return {
        type: "kubernetes:autoscaling/v2:HorizontalPodAutoscaler",
        name,
        props: {
            metadata: { name, namespace: "corda" },
            spec: {
                minReplicas: 2,
                maxReplicas: 4,
                scaleTargetRef: { apiVersion: "apps/v1", kind, name },
                metrics: [
                    {
                        type: "Resource",
                        resource: { name: "cpu", target: { type: "Utilization", averageUtilization: 70 } },
                    },
                ],
            },
        },
    };
}

/** Two nodes of one firewall, each of a release. */
const released = (...releases: readonly string[]) =>
    releases.map((release, index) => {
        const example = node(`bank-${index}`);
        set(example.props, "spec.template.metadata.labels", {
            ...labels(`bank-${index}`, "corda-node"),
            "corda/role": "node",
            "corda/node": `bank-${index}`,
            "app.kubernetes.io/version": release,
        });
        return example;
    });

const alias = 'identityKeyAlias = "bank-b-identity-private-key"';

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
    {
        rule: "corda-zone-without-notary",
        what: "a zone without a notary",
        of: () => [networkMap(), ...banks(), ...workers(undefined)],
        among: (examples) => examples.slice(0, 3),
        at: undefined,
    },
    {
        rule: "corda-ledger-autoscaled",
        what: "an autoscaler of a node",
        of: () => [node(), autoscaler("bank-b")],
        among: ([first]) => [...(first === undefined ? [] : [first]), autoscaler("bank-a")],
        at: "spec.scaleTargetRef",
    },
    {
        rule: "corda-shared-ledger",
        what: "two nodes on one volume",
        of: () => [node(), node("bank-b")],
        among: (examples) => {
            set(examples[1]?.props ?? {}, "spec.template.spec.volumes[0].persistentVolumeClaim.claimName", "bank-a");
            return examples;
        },
        at: "spec.template.spec.volumes[0].persistentVolumeClaim",
    },
    {
        rule: "corda-shared-account",
        what: "two nodes of one account",
        of: () => [node(), node("bank-b")],
        among: (examples) => {
            set(examples[1]?.props ?? {}, "spec.template.spec.serviceAccountName", "bank-a");
            return examples;
        },
        at: "spec.template.spec.serviceAccountName",
    },
    {
        rule: "corda-float-beside-nodes",
        what: "a float in the namespace of its bridge",
        of: () => [float(), bridge(), broker()],
        broken: (props) => {
            set(props, "metadata.namespace", "corda");
        },
        at: "metadata.namespace",
    },
    {
        rule: "corda-second-endpoint",
        what: "a second load balancer of a node",
        of: () => [service()],
        among: (examples) => [...examples, ...examples.map((example) => named(example, "bank-a-again"))],
        at: "spec.selector",
    },
    {
        rule: "corda-mixed-releases",
        what: "three releases",
        of: () => released("4.11", "4.12", "4.11"),
        among: () => released("4.10", "4.11", "4.12"),
        at: 'spec.template.metadata.labels["app.kubernetes.io/version"]',
    },
];

/** The same thing under another name. */
function named(example: Example, name: string): Example {
    const copy = structuredClone(example);
    set(copy.props, "metadata.name", name);
    return { ...copy, name };
}

/** Two banks behind one firewall, with its address and their own database users. */
function behindFirewall(): Example[] {
    const examples = banks();
    for (const { props } of examples) {
        rewrite(props, "enterpriseConfiguration {", "enterpriseConfiguration {\n  externalBridge = true");
    }
    rewrite(examples[1]?.props ?? {}, "bank-b.example.com:10002", "bank-a.example.com:10002");
    return examples;
}

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
    { rule: "corda-zone-without-notary", what: "members of a zone that somebody else has", of: banks },
    {
        rule: "corda-ledger-autoscaled",
        what: "an autoscaler of a web client that is called as a node is",
        of: () => [node(), autoscaler("bank-a", "Deployment")],
    },
    {
        rule: "corda-shared-ledger",
        what: "a registration on the volume of its node",
        of: () => [node(), { ...node(), type: "kubernetes:batch/v1:Job", name: "bank-a-registration" }].slice(0, 1),
    },
    {
        rule: "corda-shared-ledger",
        what: "claims of one name in two namespaces",
        of: () => [node(), elsewhere(node())],
    },
    { rule: "corda-float-beside-nodes", what: "a float in a namespace of its own", of: () => [float(), bridge()] },
    {
        rule: "corda-mixed-releases",
        what: "two releases while an upgrade is under way",
        of: () => released("4.11", "4.12"),
    },
];

function elsewhere(example: Example): Example {
    set(example.props, "metadata.namespace", "bank-a");
    return { ...example, name: "elsewhere" };
}
