import { at, record, text } from "../reading";
import { nodeConfRule } from "./node-conf";

/** Source: Corda docs, "Node configuration", dataSourceProperties: H2 is the default, and for development only. */
export const vaultInH2 = nodeConfRule({
    name: "corda-vault-in-h2",
    protects: "A vault, from a database that is lost when its process is killed at the wrong moment.",
    violation: "The vault is kept in H2, which Corda supports for development alone.",
    remediation: "Give the member a `database` in the stack file.",
    severity: "high",
    controls: [],
    checkConf: (conf) => {
        const properties = record(conf["dataSourceProperties"]);
        const source = text(properties["dataSourceClassName"]);
        const url = text(at(properties, "dataSource", "url")) || text(properties["jdbcUrl"]);
        const none = source === "" && url === "";
        return none || /^org\.h2\./.test(source) || /^jdbc:h2:/i.test(url) ? ["dataSourceProperties"] : [];
    },
});
