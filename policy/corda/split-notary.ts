import { at, record, text } from "../reading";
import type { StackRule } from "../rule";
import { isOn } from "./hocon";
import { membersOf } from "./members";

/**
 * Workers of one service have one database, and are all of one kind: two notaries of one name that don't see each
 * other's consumed states let a state be spent twice. Source: Corda docs, "Highly-available notary service setup".
 */
export const splitNotary: StackRule = {
    name: "corda-split-notary",
    protects: "The network, from a state that is spent at two notaries of one name.",
    violation: "Another notary has the same service name, and another database or another kind.",
    remediation: "Let the workers of a `notaryCluster` share its database, and give other notaries other names.",
    severity: "critical",
    controls: [],
    checkStack: (resources) => {
        const services = new Map<string, string>();
        return membersOf(resources).flatMap(({ urn, conf }) => {
            const notary = record(conf.value["notary"]);
            const name = text(notary["serviceLegalName"]);
            const properties = at(notary, "jpa", "dataSourceProperties");
            const database = text(at(properties, "jdbcUrl")) || text(at(properties, "dataSource", "url"));
            // Without a database in common it is a service by itself.
            const service = JSON.stringify([isOn(notary["validating"]), database === "" ? urn : database]);
            const first = services.get(name) ?? service;
            services.set(name, first);
            return name !== "" && first !== service ? [{ urn, path: `${conf.path}.notary` }] : [];
        });
    },
};
