import { at, text } from "../reading";
import type { StackRule } from "../rule";
import { type Member, membersOf, repeated } from "./members";

/** A database, its user and its schema: two vaults differ in one of them. The parameters of a connection don't count. */
function vault({ conf }: Member): string | undefined {
    const properties = at(conf.value, "dataSourceProperties");
    const url = text(at(properties, "dataSource", "url"))
        .replace(/\?.*$/, "")
        .toLowerCase();
    const rest = [at(properties, "dataSource", "user"), at(conf.value, "database", "schema")].map(text);
    return url === "" || url.startsWith("jdbc:h2:") ? undefined : JSON.stringify([url, ...rest]);
}

export const sharedDatabase: StackRule = {
    name: "corda-shared-database",
    protects: "A vault, from another member that writes its own states into it.",
    violation: "Another member has its vault in the same schema of the same database.",
    remediation: "Give each member a `database` of its own, or a user and a schema of its own in it.",
    severity: "critical",
    controls: [],
    checkStack: (resources) =>
        repeated(membersOf(resources), vault).map(({ urn, conf }) => ({
            urn,
            path: `${conf.path}.dataSourceProperties.dataSource.url`,
        })),
};
