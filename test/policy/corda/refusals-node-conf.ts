import type { Refusal } from "../refusal";
import { configuration, inBase64, nodeConf, rewrite, zone } from "./compliant-configuration";
import { hsm, operator, type Rewriting, trustStore, url } from "./rewriting";

const place = 'stringData["node.conf"]';

const rewritings: readonly Rewriting[] = [
    ["development-mode", "development mode", "devMode = false", "devMode = true", "devMode"],
    ["development-mode", "development mode as text", "devMode = false", 'devMode : "true"', "devMode"],
    [
        "detected-address",
        "an address to be found out",
        "detectPublicIp = false",
        "detectPublicIp = true",
        "detectPublicIp",
    ],
    ["zone-in-clear", "a doorman without TLS", "https://doorman", "http://doorman", "networkServices.doormanURL"],
    ["zone-in-clear", "a network map without TLS", "https://map", "HTTP://map", "networkServices.networkMapURL"],
    [
        "zone-in-clear",
        "an address of the old kind without TLS",
        "devMode = false",
        'compatibilityZoneURL = "http://zone.example.com"',
        "compatibilityZoneURL",
    ],
    ["vault-in-h2", "a vault in H2", url, "jdbc:h2:file:/node/persistence", "dataSourceProperties"],
    [
        "vault-in-h2",
        "H2's data source",
        "org.postgresql.ds.PGSimpleDataSource",
        "org.h2.jdbcx.JdbcDataSource",
        "dataSourceProperties",
    ],
    [
        "vault-in-h2",
        "no database, which is H2",
        "dataSourceProperties {",
        "dataSourceProperty {",
        "dataSourceProperties",
    ],
    ["h2-server", "H2 by TCP", trustStore, `${trustStore}\nh2Settings { address = "0.0.0.0:9092" }`, "h2Settings"],
    ["h2-server", "H2 by TCP as it once was", trustStore, `${trustStore}\nh2port = 9092`, "h2port"],
    ["ssh-shell", "a shell by SSH", trustStore, `${trustStore}\nsshd { port = 2222 }`, "sshd"],
    ["ssh-shell", "a shell by SSH, with a dotted key", trustStore, `${trustStore}\nsshd.port = 2222`, "sshd"],
    ["jolokia-port", "JMX by HTTP", trustStore, `${trustStore}\njmxMonitoringHttpPort = 7005`, "jmxMonitoringHttpPort"],
    [
        "database-in-clear",
        "any certificate of PostgreSQL",
        "verify-full",
        "require",
        "dataSourceProperties.dataSource.url",
    ],
    [
        "database-in-clear",
        "PostgreSQL without TLS",
        url,
        "jdbc:postgresql://db:5432/corda",
        "dataSourceProperties.dataSource.url",
    ],
    [
        "database-in-clear",
        "any certificate of SQL Server",
        url,
        "jdbc:sqlserver://db;encrypt=true;trustServerCertificate=true",
        "dataSourceProperties.dataSource.url",
    ],
    [
        "database-in-clear",
        "SQL Server without TLS",
        url,
        "jdbc:sqlserver://db;databaseName=corda",
        "dataSourceProperties.dataSource.url",
    ],
    [
        "database-in-clear",
        "Oracle without TLS",
        url,
        "jdbc:oracle:thin:@//db:1521/corda",
        "dataSourceProperties.dataSource.url",
    ],
    [
        "database-in-clear",
        "a notary's database without TLS",
        trustStore,
        `${trustStore}\nnotary { jpa { dataSourceProperties { jdbcUrl = "jdbc:postgresql://db/notary" } } }`,
        "notary.jpa.dataSourceProperties.jdbcUrl",
    ],
    ["rpc-in-clear", "RPC without TLS", "useSsl = true", "useSsl = false", "rpcSettings.useSsl"],
    ["rpc-in-clear", "RPC that says nothing of TLS", "useSsl = true", "# as it was", "rpcSettings.useSsl"],
    [
        "rpc-admin-reachable",
        "an admin endpoint for everybody",
        "127.0.0.1:10043",
        "0.0.0.0:10043",
        "rpcSettings.adminAddress",
    ],
    [
        "rpc-administrators",
        "a second user who may do all",
        "InvokeRpc.stateMachinesSnapshot",
        "ALL",
        "rpcUsers[1].permissions",
    ],
    [
        "default-password",
        "Corda's own password of a key store",
        "key-store-of-bank-a",
        "cordacadevpass",
        "keyStorePassword",
    ],
    ["default-password", "a trust store without one, which is Corda's own", trustStore, "", "trustStorePassword"],
    ["default-password", "a short one of a user", operator, 'password = "letmein"', "rpcUsers[0].password"],
    ["default-password", "an empty one of a user", operator, 'password = ""', "rpcUsers[0].password"],
    [
        "default-password",
        "an example's one of the database",
        "database-of-bank-a",
        "changeit",
        "dataSourceProperties.dataSource.password",
    ],
    ["key-in-file", "an identity's key in a file", hsm, "", "cryptoServiceName"],
    ["key-in-file", "an identity's key in a file by name", hsm, "cryptoServiceName = BC_SIMPLE", "cryptoServiceName"],
    ["test-clock", "a clock for tests", trustStore, `${trustStore}\nuseTestClock = true`, "useTestClock"],
    [
        "development-signatures",
        "an empty list of refused signers",
        trustStore,
        `${trustStore}\ncordappSignerKeyFingerprintBlacklist = []`,
        "cordappSignerKeyFingerprintBlacklist",
    ],
    [
        "development-signatures",
        "a list of nobody",
        trustStore,
        `${trustStore}\ncordappSignerKeyFingerprintBlacklist = ["${"0".repeat(64)}"]`,
        "cordappSignerKeyFingerprintBlacklist",
    ],
    ["unreachable-address", "the loopback as its address", "bank-a.example.com:10002", "localhost:10002", "p2pAddress"],
    ["unreachable-address", "every address as its own", "bank-a.example.com:10002", "0.0.0.0:10002", "p2pAddress"],
    [
        "unreachable-address",
        "a second address that is the loopback",
        trustStore,
        `${trustStore}\nadditionalP2PAddresses = ["second.example.com:10002", "127.0.0.1:10002"]`,
        "additionalP2PAddresses[1]",
    ],
];

export const nodeConfRefusals: readonly Refusal[] = [
    ...rewritings.map(([rule, what, from, to, key]): Refusal => ({
        rule: `corda-${rule}`,
        what,
        of: () => [configuration()],
        broken: (props) => {
            rewrite(props, from, to);
        },
        at: `${place}.${key}`,
    })),
    {
        rule: "corda-development-mode",
        what: "development mode in base64",
        of: () => [inBase64(configuration())],
        broken: (props) => {
            const text = nodeConf("bank-a", { legalName: "O=Bank A,L=London,C=GB" });
            props["data"] = {
                "node.conf": Buffer.from(text.replace("devMode = false", "devMode = yes")).toString("base64"),
            };
        },
        at: 'data["node.conf"].devMode',
    },
    {
        rule: "corda-network-parameters",
        what: "nodes without signature constraints",
        of: () => [zone()],
        broken: (props) => {
            rewrite(props, '"minimumPlatformVersion":4', '"minimumPlatformVersion":3', "zone.json");
        },
        at: 'data["zone.json"].minimumPlatformVersion',
    },
    {
        rule: "corda-network-parameters",
        what: "messages that are larger than transactions",
        of: () => [parameters("maxMessageSize = 10485760\nmaxTransactionSize = 524288000")],
        broken: (props) => {
            rewrite(props, "524288000", "10240", "network-parameters.conf");
        },
        at: 'stringData["network-parameters.conf"].maxMessageSize',
    },
    {
        rule: "corda-network-parameters",
        what: "messages that are larger than a node's memory",
        of: () => [parameters("maxMessageSize = 10485760")],
        broken: (props) => {
            rewrite(props, "10485760", "1048576000", "network-parameters.conf");
        },
        at: 'stringData["network-parameters.conf"].maxMessageSize',
    },
];

function parameters(text: string) {
    const secret = configuration("cenm-network-parameters");
    return { ...secret, props: { ...secret.props, stringData: { "network-parameters.conf": text } } };
}
