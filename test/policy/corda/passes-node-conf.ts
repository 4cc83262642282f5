import type { Pass } from "../refusal";
import { configuration, rewrite, zone } from "./compliant-configuration";
import { operator, type Rewriting, trustStore, url } from "./rewriting";

const loopback = {
    from: 'address = "0.0.0.0:10003"\n  adminAddress = "127.0.0.1:10043"\n  useSsl = true',
    to: 'address = "127.0.0.1:10003"\n  adminAddress = "127.0.0.1:10043"',
};

/** A node.conf in which something that looks wrong is right. */
const right: readonly Rewriting[] = [
    ["development-mode", "a node that says nothing of development", "devMode = false", "", ""],
    ["development-mode", "development mode in a comment", "devMode = false", "// devMode = true\n# devMode = true", ""],
    ["development-mode", "a name that speaks of it", "O=Bank A", "O=devMode = true", ""],
    [
        "zone-in-clear",
        "CENM's own services in the cluster",
        "https://map.example.com",
        "http://map.cenm.svc.cluster.local:10000",
        "",
    ],
    ["zone-in-clear", "a network map beside the node", "https://map.example.com", "http://corda-network-map:8080", ""],
    [
        "database-in-clear",
        "SQL Server that is held to its certificate",
        url,
        "jdbc:sqlserver://db;encrypt=true;databaseName=c",
        "",
    ],
    ["database-in-clear", "Oracle by TCPS", url, "jdbc:oracle:thin:@tcps://db:2484/corda", ""],
    ["rpc-in-clear", "RPC on the loopback", loopback.from, loopback.to, ""],
    ["default-password", "a password that is read from a file", operator, "password = ${file:/p}", ""],
    [
        "development-signatures",
        "a list with a signer of one's own",
        trustStore,
        `${trustStore}\ncordappSignerKeyFingerprintBlacklist = ["${"a".repeat(64)}"]`,
        "",
    ],
    [
        "unreachable-address",
        "a name that begins as the loopback does",
        "bank-a.example.com",
        "localhost-bank.example.com",
        "",
    ],
    [
        "rpc-administrators",
        "a user of the other kind of list",
        "rpcUsers = [",
        "security.authService.dataSource.users = [",
        "",
    ],
    [
        "detected-address",
        "an address that isn't to be found out, as text",
        "detectPublicIp = false",
        'detectPublicIp = "false"',
        "",
    ],
    ["h2-server", "H2 by TCP in a comment", trustStore, `${trustStore} # h2Settings { address = "0.0.0.0:9092" }`, ""],
    [
        "jolokia-port",
        "a property that is called so",
        trustStore,
        `${trustStore}\nsystemProperties { jmxMonitoringHttpPort = 1 }`,
        "",
    ],
    ["ssh-shell", "a property that is called so", trustStore, `${trustStore}\nsystemProperties { sshd = "off" }`, ""],
    ["test-clock", "a clock for tests that is off", trustStore, `${trustStore}\nuseTestClock = false`, ""],
    ["rpc-admin-reachable", "an admin endpoint at the loopback's name", "127.0.0.1:10043", "localhost:10043", ""],
    [
        "vault-in-h2",
        "a database that is named by its address alone",
        'dataSourceClassName = "org.postgresql.ds.PGSimpleDataSource"',
        "",
        "",
    ],
];

export const nodeConfPasses: readonly Pass[] = [
    ...right.map(([rule, what, from, to]): Pass => ({
        rule: `corda-${rule}`,
        what,
        of: () => {
            const example = configuration();
            rewrite(example.props, from, to);
            return [example];
        },
    })),
    {
        rule: "corda-key-in-file",
        what: "a Secret of a node without a configuration",
        of: () => [
            { ...configuration(), props: { metadata: { namespace: "corda" }, stringData: { username: "operator" } } },
        ],
    },
    {
        rule: "corda-development-mode",
        what: "objects without content, or with another kind of it",
        of: () =>
            [
                {},
                { stringData: null },
                { stringData: "text" },
                { stringData: { "node.conf": 7 } },
                { data: [] },
            ].flatMap((content) =>
                ["Secret", "ConfigMap"].map((kind, index) => ({
                    type: `kubernetes:core/v1:${kind}`,
                    name: `empty-${index}`,
                    props: { metadata: { namespace: "corda" }, ...content },
                })),
            ),
    },
    {
        rule: "corda-network-parameters",
        what: "a zone's file that isn't JSON",
        of: () => {
            const example = zone();
            example.props["data"] = { "zone.json": "{ minimumPlatformVersion" };
            return [example];
        },
    },
];
