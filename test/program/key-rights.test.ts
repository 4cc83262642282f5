import { beforeAll, describe, expect, it } from "vitest";
import type { ProgramGraph, RecordedResource } from "./program-graph";
import { recordProgram } from "./recorded-graph";
import { unwrapped } from "./recorded-values";
import { workloads } from "./workloads";

const file = "Pulumi.prod-azure.yaml";
/** The identity that `platform.hsm` names in that file. */
const clientId = "01234567-89ab-cdef-0123-456789abcdef";

interface Metadata {
    readonly name: string;
    readonly namespace: string;
    readonly annotations?: Readonly<Record<string, string>>;
}

const metadataOf = ({ inputs }: RecordedResource) => unwrapped(inputs["metadata"]) as Metadata;

/** The accounts that Entra ID trusts as the identity of the keys, by namespace and name. */
function trustedAccounts(graph: ProgramGraph): Map<string, RecordedResource> {
    const trusts = graph
        .ofType("FederatedIdentityCredential")
        .filter(({ inputs }) => unwrapped(inputs["resourceName"]) === "corda-keys");
    return new Map(
        trusts.map((trust) => [
            (unwrapped(trust.inputs["subject"]) as string).replace("system:serviceaccount:", ""),
            trust,
        ]),
    );
}

/** The accounts of pods that present themselves to the vault. */
function keyAccounts(graph: ProgramGraph): RecordedResource[] {
    const users = new Set(
        workloads(graph)
            .filter(({ labels }) => labels["azure.workload.identity/use"] === "true")
            .map(({ pod, resource }) => `${metadataOf(resource).namespace}:${pod.serviceAccountName}`),
    );
    return graph.ofType("ServiceAccount").filter((account) => {
        const { namespace, name } = metadataOf(account);
        return users.has(`${namespace}:${name}`);
    });
}

describe("pods that use keys of a vault that the platform made", () => {
    let graph: ProgramGraph;
    beforeAll(async () => {
        graph = await recordProgram({ file });
    });

    it("are trusted as the identity that has rights to them, and no other account is [000-8] [001-10]", () => {
        const used = keyAccounts(graph).map(
            (account) => `${metadataOf(account).namespace}:${metadataOf(account).name}`,
        );
        expect(used).toEqual(
            expect.arrayContaining(["corda:bank-a", "corda:notary", "corda:edge-registration", "corda:messaging-keys"]),
        );
        expect([...trustedAccounts(graph).keys()].sort()).toEqual([...used].sort());
    });

    it("run as an account that waits for this trust and for the right to the keys [000-8]", () => {
        const rights = graph.ofType("RoleAssignment").filter(({ name }) => name.endsWith("-pods-keys"));
        expect(rights).toHaveLength(1);
        const trusted = trustedAccounts(graph);
        for (const account of keyAccounts(graph)) {
            const { name, namespace, annotations } = metadataOf(account);
            expect(annotations?.["azure.workload.identity/client-id"], name).toBe(clientId);
            const before = graph.before(account);
            expect(before, name).toContain(trusted.get(`${namespace}:${name}`)?.urn);
            expect(before, name).toContain(rights[0]?.urn);
        }
    });

    it("are given none by this program where the vault is somebody else's [000-8] [001-10]", async () => {
        const theirs = await recordProgram({
            file,
            edit: ({ platform, network }) => {
                delete platform["hsm"];
                for (const hsm of network["hsms"] as Record<string, unknown>[]) {
                    hsm["url"] = "https://another-bank.vault.azure.net/";
                }
            },
        });
        expect(keyAccounts(theirs).length).toBeGreaterThan(0);
        expect(theirs.ofType("FederatedIdentityCredential").filter(({ name }) => name.endsWith("-keys"))).toEqual([]);
        expect([...trustedAccounts(theirs)]).toEqual([]);
    });
});
