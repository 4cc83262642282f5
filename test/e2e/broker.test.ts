import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ports } from "../../components/ports";
import { testInstance } from "../../local/commands/instance";
import { type LiveBroker, liveBroker, namespace, stores } from "./broker/live-broker";
import { eventually, isReady, restarts } from "./live-network";
import { processesOf } from "./processes";

const host = (broker: string) => `${broker}.${namespace}.svc.cluster.local:${ports.broker}`;
const [inbox, outbox] = ["p2p.inbound.DLwaiting", "internal.peers.DLpeer"];
const thousand = "RESULT received 1000, different 1000, from 1 to 1000";

describe("a shared broker on a real cluster", () => {
    let live: LiveBroker | undefined;
    const running = (): LiveBroker => {
        if (live === undefined) {
            throw new Error("the brokers did not start");
        }
        return live;
    };
    /** What the client says that runs in a guest's pod, a line for each command: its name, a key store, and the rest. */
    const asked = (guest: string, broker: string, ...commands: readonly (readonly string[])[]) =>
        running().client(
            guest,
            commands.map(([command = "", store = "", ...rest]) => [
                command,
                host(broker),
                store,
                stores.trust,
                ...rest,
            ]),
        );
    const kill = async (pod: string) => {
        const container = (await running().pod(pod)).status?.containerStatuses?.[0]?.containerID ?? "";
        for (const pid of processesOf(container)) {
            process.kill(pid, "SIGKILL");
        }
    };

    beforeAll(async () => {
        live = await liveBroker(testInstance);
    });
    afterAll(async () => live?.remove());

    it("starts from the configuration that is made for it, in a restricted namespace [000-5] [003-12]", async () => {
        expect(isReady(await running().pod("messaging-0"))).toBe(true);
        expect(await asked("node", "messaging", ["login", stores.own("node")])).toEqual(["RESULT in"]);
        expect(await asked("bridge", "messaging", ["login", stores.own("bridge")])).toEqual(["RESULT in"]);
    });

    it("speaks TLS 1.2 with a suite of Corda's, and nothing else [004-18]", async () => {
        const own = stores.own("node");
        expect(
            await asked(
                "node",
                "messaging",
                ["handshake", own, "TLSv1.2"],
                ["handshake", own, "TLSv1.1"],
                ["handshake", own, "TLSv1"],
                ["plain", stores.none],
            ),
        ).toEqual([
            "RESULT TLSv1.2 TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            expect.stringMatching(/^REFUSED SSLHandshakeException/),
            expect.stringMatching(/^REFUSED SSLHandshakeException/),
            expect.stringMatching(/^REFUSED ActiveMQ/),
        ]);
    });

    it("refuses who has no certificate, one of another authority, or one that is nobody's login [004-18]", async () => {
        const brokers = await running().exec("messaging-0", "artemis", "base64 -w0 /keystores/artemis.jks");
        await running().exec("node", "guest", `echo ${brokers} | base64 -d > /tmp/artemis.jks`);
        expect(
            await asked(
                "node",
                "messaging",
                ["login", stores.none],
                ["login", stores.foreign],
                ["login", "/tmp/artemis.jks:/pem/keystores/password"],
            ),
        ).toEqual([
            expect.stringMatching(/^REFUSED ActiveMQNotConnected/),
            expect.stringMatching(/^REFUSED ActiveMQNotConnected/),
            expect.stringMatching(/^REFUSED ActiveMQSecurityException .*CN=artemis, O=Corda, L=London, C=GB/),
        ]);
    });

    it("lets nodes and bridges do what Corda's do, and nothing else [000-6]", async () => {
        const nodes = [
            "consume p2p.inbound.probe",
            "durable internal.peers.probe",
            "durable p2p.inbound.probe",
            "send internal.bridge.control",
            "send internal.peers.probe",
            "send p2p.inbound.probe",
            "subscribe internal.bridge.notify",
        ];
        const bridges = [
            "consume internal.peers.probe",
            "send internal.bridge.control",
            "send internal.bridge.notify",
            "send internal.leader.probe",
            "send p2p.inbound.probe",
            "subscribe internal.bridge.control",
            "subscribe internal.bridge.notify",
            "subscribe internal.leader.probe",
        ];
        // One right after the other: what Artemis remembers by the user name that both claim would show.
        expect(await asked("node", "messaging", ["rights", stores.own("node")])).toEqual([
            `RESULT ${nodes.join("; ")}`,
        ]);
        expect(await asked("bridge", "messaging", ["rights", stores.own("bridge")])).toEqual([
            `RESULT ${bridges.join("; ")}`,
        ]);
    });

    it("is out of reach for pods that are none of its clients [000-6]", async () => {
        const reach = (broker: string) => {
            const address = `/dev/tcp/${host(broker).replace(":", "/")}`;
            return `timeout 3 bash -c 'exec 3<>${address}' 2>/dev/null && echo open || echo closed`;
        };
        expect(await running().exec("stranger", "guest", reach("messaging"))).toBe("closed\n");
        expect(await running().exec("pair-node", "guest", reach("messaging"))).toBe("closed\n");
        expect(await running().exec("pair-node", "guest", reach("pair"))).toBe("open\n");
    });

    it("delivers every message after its JVM was killed with -9 [003-12]", async () => {
        const own = stores.own("node");
        expect(await asked("node", "messaging", ["send", own, inbox, "1000"], ["send", own, outbox, "10"])).toEqual([
            "RESULT sent 1000",
            "RESULT sent 10",
        ]);
        await kill("messaging-0");
        await eventually("the broker is ready again after kill -9", 120, async () => {
            const pod = await running().pod("messaging-0");
            return { holds: (restarts(pod)["artemis"] ?? 0) > 0 && isReady(pod), seen: pod.status };
        });
        expect(await asked("node", "messaging", ["receive", own, inbox])).toEqual([thousand]);
        expect(await asked("bridge", "messaging", ["receive", stores.own("bridge"), outbox])).toEqual([
            "RESULT received 10, different 10, from 1 to 10",
        ]);
    });

    it("has a standby that takes over with every message, and gives its place back [000-6]", async () => {
        const own = stores.own("node");
        const scale = (replicas: number) =>
            running().apps.replaceNamespacedStatefulSetScale({
                namespace,
                name: "pair",
                body: { metadata: { namespace, name: "pair" }, spec: { replicas } },
            });
        const says = (pod: string, text: string) =>
            eventually(`${pod} says that it is ${text}`, 120, async () => {
                const ask = `exec 3<>/dev/tcp/127.0.0.1/${ports.lifecycle}; printf 'GET /ready HTTP/1.0\\r\\n\\r\\n' >&3; tail -n 1 <&3`;
                const seen = await running().exec(pod, "artemis", ask);
                return { holds: seen.trim() === text, seen };
            });
        await says("pair-0", "active");
        await says("pair-standby-0", "standby, in step");
        expect(await asked("pair-node", "pair", ["standby", own], ["send", own, inbox, "1000"])).toEqual([
            `RESULT ${host("pair-standby").split(":")[0] ?? ""} /keystores/broker-client.jks is here`,
            "RESULT sent 1000",
        ]);
        await kill("pair-0");
        await scale(0);
        await says("pair-standby-0", "active");
        expect(await asked("pair-node", "pair-standby", ["send", own, outbox, "1"], ["receive", own, inbox])).toEqual([
            "RESULT sent 1",
            thousand,
        ]);
        await scale(1);
        await says("pair-0", "active");
        await says("pair-standby-0", "standby, in step");
        expect(await asked("pair-node", "pair", ["receive", own, inbox])).toEqual([
            expect.stringMatching(/^REFUSED NoSuchElement/),
        ]);
    });
});
