import type { V1Job, V1Pod } from "@kubernetes/client-node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { stopCluster } from "../../local/cluster/cluster";
import { testInstances } from "../../local/commands/instance";
import { silent } from "../../local/report";
import { pay } from "../../operations/payment";
import { type DoormanNetwork, doormanNetwork } from "./doorman/doorman-network";
import { execInPod } from "./exec";
import { eventually, namespace } from "./live-network";

/** Its own: the doorman's root is new with every run. */
const { doorman: instance } = testInstances;
const partyA = "O=Party A, L=London, C=GB";
const partyB = "O=Party B, L=New York, C=US";
const notary = "O=Notary, L=London, C=GB";
const notaryService = "O=Notary Service, L=London, C=GB";

/** A zone that somebody else operates: nodes in production mode, registered by the doorman's own approval. */
describe("a network that registers with a doorman", () => {
    let network: DoormanNetwork | undefined;
    let coming: Promise<string> | undefined;
    const live = (): DoormanNetwork => {
        if (network === undefined) {
            throw new Error("the cluster did not start");
        }
        return network;
    };
    const registrationPods = async (node: string): Promise<V1Pod[]> => {
        const labelSelector = `corda/node=${node},corda/role=registration`;
        return (await live().core.listNamespacedPod({ namespace, labelSelector })).items;
    };
    const asked = async (name: string) => (await live().doorman.requests())[name] ?? { requests: 0, polls: 0 };

    beforeAll(async () => {
        await stopCluster({ instance, deleteData: true, report: silent });
        network = await doormanNetwork(instance);
    });
    afterAll(async () => {
        await coming?.catch(() => undefined);
        // Also what a start that failed has left.
        await stopCluster({ instance, deleteData: true, report: silent });
        await network?.remove();
    });

    it("waits for the approval of a name, and says so [000-4]", async () => {
        coming = live().up();
        // Or a failure before anybody waits for it would end the process.
        coming.catch(() => undefined);
        await Promise.race([
            coming,
            eventually("party B waits for its approval", 240, async () => {
                const seen = await asked(partyB);
                return { holds: seen.polls > 3, seen };
            }),
        ]);
        const [pod] = await registrationPods("party-b");
        const log = await live().core.readNamespacedPodLog({
            namespace,
            name: pod?.metadata?.name ?? "",
            container: "register",
        });
        expect(log).toContain(`Waiting for the doorman to approve ${partyB}, request REQUEST-`);
    });

    it("shows the trust store's password in no process, environment, argument or log [000-4] [001-10]", async () => {
        const { password } = live().doorman.trustStore;
        const pods = await registrationPods("party-b");
        expect(JSON.stringify(pods)).not.toContain(password);
        const [pod] = pods;
        const name = pod?.metadata?.name ?? "";
        const processes = await execInPod(live().kubeconfig, name, "register", [
            "sh",
            "-c",
            "cat /proc/[0-9]*/cmdline /proc/[0-9]*/environ | tr '\\0' ' '",
        ]);
        expect(processes).toContain("corda.pods.registration.RegisterNode");
        expect(processes).not.toContain(password);
        expect(await live().core.readNamespacedPodLog({ namespace, name, container: "register" })).not.toContain(
            password,
        );
    });

    it("goes on with the same request when its pod is killed [000-4]", async () => {
        const [killed] = await registrationPods("party-b");
        const before = await asked(partyB);
        await live().core.deleteNamespacedPod({
            namespace,
            name: killed?.metadata?.name ?? "",
            gracePeriodSeconds: 0,
        });
        await eventually("another pod waits for the approval", 120, async () => {
            const pods = await registrationPods("party-b");
            const other = pods.find(({ metadata }) => metadata?.uid !== killed?.metadata?.uid);
            const log = await live().core.readNamespacedPodLog({
                namespace,
                name: other?.metadata?.name ?? "",
                container: "register",
            });
            const seen = await asked(partyB);
            return { holds: log.includes("Waiting for the doorman") && seen.polls > before.polls, seen };
        });
        expect((await asked(partyB)).requests).toBe(1);
    });

    it("comes up when the name is approved, after one request for each [000-4]", async () => {
        await live().doorman.approve();
        expect(await coming).toMatch(/\d+ create/);
        expect(Object.entries(await live().doorman.requests()).map(([name, { requests }]) => [name, requests])).toEqual(
            expect.arrayContaining([
                [notary, 1],
                [notaryService, 1],
                [partyA, 1],
                [partyB, 1],
            ]),
        );
    });

    it("pays over the ledger, in production mode, with CorDapps that are not signed by a development key [000-4]", async () => {
        const { members, rpcClients } = await live().outputs();
        const service = { ...members, notary: { ...member(members, "notary"), legalName: notaryService } };
        const { balances } = await pay(
            live().kubeconfig,
            { members: service, rpcClients },
            {
                from: "party-a",
                to: "party-b",
                notary: "notary",
                amount: "10.00",
                currency: "USD",
            },
        );
        expect(Number(balances.to.after) - Number(balances.to.before)).toBe(10);
    });

    it("asks for no second certificate when its Job runs again [000-4]", async () => {
        const before = await live().doorman.requests();
        const job = await live().batch.readNamespacedJob({ namespace, name: "party-a-registration" });
        await live().batch.createNamespacedJob({ namespace, body: again(job) });
        await eventually("the second run ends", 90, async () => {
            const { status } = await live().batch.readNamespacedJob({ namespace, name: "again" });
            return { holds: status?.succeeded === 1, seen: status };
        });
        expect(await live().doorman.requests()).toEqual(before);
        await live().batch.deleteNamespacedJob({ namespace, name: "again", propagationPolicy: "Background" });
    });

    it("takes TLS 1.2 from members of its zone, and neither older TLS nor anybody else [004-18]", async () => {
        expect(await live().doorman.handshakes(`party-a.${namespace}.svc.cluster.local`, 10002)).toEqual({
            "TLSv1.2 as a member": true,
            "TLSv1.2 as a member of another zone": false,
            "TLSv1.2 as nobody": false,
            "TLSv1.1 as a member": false,
            "TLSv1 as a member": false,
        });
    });

    it("changes nothing on a second up [000-4]", async () => {
        expect(await live().up()).toBe("nothing changed");
    });
});

function member<T>(members: Readonly<Record<string, T>>, name: string): T {
    const found = members[name];
    if (found === undefined) {
        throw new Error(`the stack has no member ${name}`);
    }
    return found;
}

/** The same Job under another name. */
function again({ spec }: V1Job): V1Job {
    if (spec === undefined) {
        throw new Error("the Job has no spec");
    }
    const { labels } = spec.template.metadata ?? {};
    const kept = Object.entries(labels ?? {}).filter(([key]) => !/job-name|controller-uid/.test(key));
    return {
        metadata: { name: "again" },
        spec: {
            backoffLimit: 0,
            activeDeadlineSeconds: 120,
            template: { metadata: { labels: Object.fromEntries(kept) }, spec: spec.template.spec },
        },
    };
}
