import { at, text } from "../reading";
import type { StackRule } from "../rule";
import { type Member, membersOf, repeated } from "./members";

/** What Corda calls the identity's key where nobody says otherwise. */
const usual = "identity-private-key";

/** The key in its HSM; none where it is in a file. Two nodes with one configuration of an HSM are in one partition. */
function key({ conf: { value } }: Member): string | undefined {
    const device = text(value["cryptoServiceName"]);
    const alias = text(at(value, "enterpriseConfiguration", "identityKeyAlias")) || usual;
    return ["", "BC_SIMPLE"].includes(device)
        ? undefined
        : JSON.stringify([device, text(value["cryptoServiceConf"]), alias]);
}

/** Source: Corda docs, "HSM support": aliases have to differ where several nodes share an HSM. */
export const sharedKeyAlias: StackRule = {
    name: "corda-shared-key-alias",
    protects: "A legal identity, from another node that signs with its key.",
    violation: "Another node has its identity's key under the same alias of the same HSM.",
    remediation: "Let each node have an `identityKeyAlias` that begins with its name.",
    severity: "critical",
    controls: [],
    checkStack: (resources) =>
        repeated(membersOf(resources), key).map(({ urn, conf }) => ({
            urn,
            path: `${conf.path}.enterpriseConfiguration.identityKeyAlias`,
        })),
};
