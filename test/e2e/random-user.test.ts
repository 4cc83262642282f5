import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AppsV1Api, CoreV1Api, type KubeConfig, NetworkingV1Api, type V1Pod } from "@kubernetes/client-node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { startCluster } from "../../local/cluster/cluster";
import { testInstance } from "../../local/commands/instance";
import { type NetworkOutputs, bringUp, kubeconfigOf, provideCordapps, provideImages } from "../../local/network";
import { type Session, openSession } from "../../local/pulumi-session";
import { readProjectStack } from "../../local/stack-file";
import { buildToolchain } from "../../local/toolchain/toolchain";
import { pay } from "../../operations/payment";
import { configurationOf } from "../program/stack-file";
import { chooseUsers, chosenUser, leaveUsers } from "./chosen-user";
import { execInPod } from "./exec";
import { eventually, isReady } from "./live-network";

const namespace = "corda-openshift";
const members = ["notary", "party-a"];
const report = () => undefined;

/** The dev network for OpenShift, of one party, in a stack and a namespace of its own. */
function stackFile(context: string): string {
    const config = configurationOf("Pulumi.dev.yaml", ({ platform, network }) => {
        Object.keys(platform).forEach((key) => Reflect.deleteProperty(platform, key));
        Object.assign(platform, { kind: "existing", flavour: "openshift", context, storage: { ledger: "standard" } });
        network["namespace"] = namespace;
        network.nodes = network.nodes.filter(({ name }) => members.includes(name));
        [...network.notaries, ...network.nodes].forEach((member) => (member["ledger"] = "disposable"));
    });
    return stringify({
        config: Object.fromEntries(Object.entries(config).map(([key, value]) => [key, JSON.parse(value) as unknown])),
    });
}

describe("a network whose pods' user the cluster chooses", () => {
    let session: Session | undefined;
    let directory: string | undefined;
    let kubeconfig: KubeConfig;
    let core: CoreV1Api;
    const read = (name: string): Promise<V1Pod> => core.readNamespacedPod({ namespace, name: `${name}-0` });

    beforeAll(async () => {
        const toolchain = await buildToolchain({ report });
        const cluster = await startCluster({ instance: testInstance, report });
        kubeconfig = kubeconfigOf(cluster);
        core = kubeconfig.makeApiClient(CoreV1Api);
        directory = await mkdtemp(join(tmpdir(), "corda-openshift-"));
        const file = join(directory, "Pulumi.openshift.yaml");
        await writeFile(file, stackFile(cluster.context));
        const stack = await readProjectStack("openshift", file);
        await provideImages(cluster, stack, report);
        await provideCordapps(stack, report);
        session = await openSession({ cluster, toolchain, stack: "openshift", stackFile: file });
        await chooseUsers(kubeconfig, namespace);
        await Promise.all([bringUp(session, report), admitToNames()]);
    });
    afterAll(async () => {
        await session?.run(["destroy", "--yes", "--skip-preview"], report);
        await leaveUsers(kubeconfig);
        await rm(directory ?? "", { recursive: true, force: true });
    });

    /** This cluster's name servers aren't where OpenShift's are. */
    async function admitToNames(): Promise<void> {
        const body = {
            metadata: { name: "names-of-this-cluster", namespace },
            spec: {
                podSelector: {},
                policyTypes: ["Egress"],
                egress: [{ to: [{ namespaceSelector: {}, podSelector: { matchLabels: { "k8s-app": "kube-dns" } } }] }],
            },
        };
        await eventually("the namespace is there", 120, async () => {
            const made = await kubeconfig
                .makeApiClient(NetworkingV1Api)
                .createNamespacedNetworkPolicy({ namespace, body });
            return { holds: true, seen: made.metadata?.name };
        });
    }

    it("comes up without naming a user anywhere [000-11]", async () => {
        const { items } = await kubeconfig.makeApiClient(AppsV1Api).listNamespacedStatefulSet({ namespace });
        expect(items.map(({ metadata }) => metadata?.name).sort()).toEqual(
            ["corda-network-map", ...members, ...members.map((member) => `${member}-db`)].sort(),
        );
        for (const { metadata, spec } of items) {
            const { runAsNonRoot, runAsUser, runAsGroup, fsGroup } = spec?.template.spec?.securityContext ?? {};
            expect({ runAsNonRoot, runAsUser, runAsGroup, fsGroup }, metadata?.name).toEqual({ runAsNonRoot: true });
        }
        for (const member of members) {
            expect(isReady(await read(member)), member).toBe(true);
        }
    });

    it("runs its processes as a user that no image knows, in group 0 [000-11]", async () => {
        for (const [pod, container] of [
            ["party-a", "node"],
            ["party-a-db", "postgresql"],
        ] as const) {
            const ids = await execInPod(kubeconfig, `${pod}-0`, container, ["id"], namespace);
            expect(ids).toMatch(
                new RegExp(`^uid=${chosenUser} gid=0\\(root\\) groups=0\\(root\\),${chosenUser}$`, "m"),
            );
        }
    });

    it("moves money between its members [000-11]", async () => {
        const { balances } = await pay(kubeconfig, (await session?.outputs<NetworkOutputs>()) as NetworkOutputs, {
            ...{ from: "party-a", to: "notary", notary: "notary" },
            ...{ amount: "10.00", currency: "USD" },
        });
        expect(Number(balances.to.after) - Number(balances.to.before)).toBe(10);
    });

    it("starts a database again on the volume it made [000-11]", async () => {
        const before = await read("party-a-db");
        await core.deleteNamespacedPod({ namespace, name: "party-a-db-0" });
        await eventually("the database is back", 90, async () => {
            const pod = await read("party-a-db");
            return { holds: pod.metadata?.uid !== before.metadata?.uid && isReady(pod), seen: pod.status };
        });
    });
});
