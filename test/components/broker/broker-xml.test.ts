import fc from "fast-check";
import { create } from "xmlbuilder2";
import { describe, expect, it } from "vitest";
import { type BrokerXmlArgs, planBrokerXml } from "../../../components/broker/broker-xml";
import { planLogins } from "../../../components/broker/logins";
import { brokerResources } from "../../../components/broker/size";

const [one, two] = ["messaging", "messaging-standby"].map((name) => ({
    host: `${name}.corda.svc.cluster.local`,
    port: 11005,
})) as [BrokerHostOf, BrokerHostOf];
interface BrokerHostOf {
    readonly host: string;
    readonly port: number;
}

const xml = (changes: Partial<BrokerXmlArgs> = {}) =>
    planBrokerXml({
        name: "messaging",
        ha: { kind: "NON_HA" },
        keyStorePassword: "key-store-password",
        clusterPassword: "cluster-password",
        resources: brokerResources("small"),
        ...changes,
    });

/** The document as plain values. */
function core(text: string): Record<string, unknown> {
    const { configuration } = create(text).end({ format: "object" }) as unknown as {
        configuration: { core: Record<string, unknown> };
    };
    return configuration.core;
}

describe("a broker's configuration", () => {
    it.each<[string, BrokerXmlArgs["ha"]]>([
        ["alone", { kind: "NON_HA" }],
        ["master", { kind: "MASTER", own: one, other: two }],
        ["slave", { kind: "SLAVE", own: two, other: one }],
    ])("%s is as Corda's HA utilities make it, and no wider [000-5] [000-6]", async (name, ha) => {
        await expect(xml({ ha })).toMatchFileSnapshot(`golden/broker-${name}.xml`);
    });

    it("listens in one place only, with a certificate on either side [000-5] [004-18]", () => {
        for (const ha of [{ kind: "NON_HA" }, { kind: "MASTER", own: one, other: two }] as const) {
            const { acceptors } = core(xml({ ha })) as { acceptors: { acceptor: { "#": string } } };
            const listener = acceptors.acceptor["#"];
            expect(listener).toMatch(/^tcp:\/\/0\.0\.0\.0:11005\?protocols=CORE;/);
            expect(listener).toContain(";needClientAuth=true");
            expect(listener).toContain(";enabledProtocols=TLSv1.2;");
        }
    });

    it("keeps a message of the network's largest size whole in its journal [003-12]", () => {
        fc.assert(
            fc.property(fc.integer({ min: 1, max: 500_000_000 }), (maxMessageBytes) => {
                const planned = core(xml({ maxMessageBytes }));
                expect(Number(planned["journal-buffer-size"])).toBeGreaterThan(maxMessageBytes);
                expect(Number(planned["journal-file-size"])).toBeGreaterThan(Number(planned["journal-buffer-size"]));
            }),
        );
    });

    it("holds messages in half of its heap and puts the rest on its volume [003-12]", () => {
        for (const size of ["small", "medium", "large"] as const) {
            const resources = brokerResources(size);
            expect(core(xml({ resources }))["global-max-size"]).toBe(String((resources.heap / 2) * 1024 * 1024));
        }
    });

    it("never has the cluster password that Artemis starts with, and none without need [000-5]", () => {
        expect(core(xml())["cluster-password"]).toBe("cluster-password");
        expect(xml()).not.toContain("<connectors>");
    });

    it.each(["a&b", "a;b", "a b", 'a"b', ""])("refuses the password %j, which an address can't hold", (password) => {
        expect(() => xml({ keyStorePassword: password })).toThrow(/passwords are of letters, digits/);
        expect(() => xml({ clusterPassword: password })).toThrow(/passwords are of letters, digits/);
    });
});

describe("a broker's logins", () => {
    it("are the certificates of nodes and bridges, and no password [000-5] [000-6]", async () => {
        const files = Object.entries(planLogins()).map(([name, text]) => `# ${name}\n${text}`);
        await expect(files.join("\n")).toMatchFileSnapshot("golden/logins.txt");
    });

    it("follow the subject that certificates are issued with", () => {
        const { "users.properties": users } = planLogins({
            organisation: "Bank A",
            locality: "New York",
            country: "US",
        });
        expect(users).toBe(
            "node=CN=artemisnode, O=Bank A, L=New York, C=US\nbridge=CN=artemisbridge, O=Bank A, L=New York, C=US\n",
        );
    });
});
