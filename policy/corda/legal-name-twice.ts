import { text } from "../reading";
import type { StackRule } from "../rule";
import { membersOf, repeated } from "./members";

/** A name however its attributes are ordered and spaced; Corda compares them so. */
function normal(legalName: string): string | undefined {
    const attributes = legalName.split(",").map((attribute) => attribute.trim().replace(/\s*=\s*/, "="));
    return legalName === "" ? undefined : attributes.sort().join(",").toUpperCase();
}

/** Source: Corda docs, "Node identity certificates": one certificate a name, and one node a certificate. */
export const legalNameTwice: StackRule = {
    name: "corda-legal-name-twice",
    protects: "A legal identity, from two nodes that both say they are it.",
    violation: "Another node of the stack has the same legal name.",
    remediation: "Give each member a `legalName` of its own.",
    severity: "critical",
    controls: [],
    checkStack: (resources) =>
        repeated(membersOf(resources), ({ conf }) => normal(text(conf.value["myLegalName"]))).map(({ urn, conf }) => ({
            urn,
            path: `${conf.path}.myLegalName`,
        })),
};
