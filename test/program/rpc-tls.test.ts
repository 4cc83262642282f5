import { beforeAll, describe, expect, it } from "vitest";
import { readHocon } from "../components/node/read-hocon";
import type { ProgramGraph } from "./program-graph";
import { recordProgram } from "./recorded-graph";
import { isSecretValue, unwrapped } from "./recorded-values";
import { writtenMember } from "./stack-file";
import { workloads } from "./workloads";

let graph: ProgramGraph;
beforeAll(async () => {
    graph = await recordProgram({
        edit: (stack) => (writtenMember(stack, "party-a")["rpc"] = { tls: true }),
    });
});

const secret = (name: string) => {
    const { inputs } = graph.one("Secret", name);
    return unwrapped(inputs["stringData"]) as Record<string, string>;
};
const certificate = () => graph.generated.get("party-a-rpc-tls.certificate");

describe("RPC over TLS", () => {
    it("is what node.conf says, with a key store of the node's own [004-17] [004-19]", () => {
        const conf = (member: string) => readHocon(secret(`${member}-conf`)["node.conf"] ?? "")["rpcSettings"];
        expect(conf("party-a")).toEqual({
            address: "0.0.0.0:10003",
            adminAddress: "127.0.0.1:10043",
            useSsl: true,
            ssl: {
                keyStorePath: "/rpc-keystores/rpc.jks",
                keyStorePassword: graph.generated.get("party-a-rpc-tls.password"),
            },
        });
        expect(conf("party-b")).not.toHaveProperty("useSsl");
    });

    it("gives clients and the node's sidecar its certificate beside the password, and nobody its key [004-19] [004-20]", () => {
        expect(certificate()).toContain("-----BEGIN CERTIFICATE-----");
        expect(secret("party-a-rpc-user")["ca.crt"]).toBe(certificate());
        expect(secret("party-a-conf")["ca.crt"]).toBe(certificate());
        expect(secret("party-b-rpc-user")).not.toHaveProperty("ca.crt");
        const key = graph.generated.get("party-a-rpc-tls.privateKey") ?? "none";
        const holders = graph
            .ofType("Secret")
            .filter(({ inputs }) => JSON.stringify(unwrapped(inputs["stringData"])).includes(JSON.stringify(key)));
        expect(holders.map(({ name }) => name)).toEqual(["party-a-rpc-tls"]);
        expect(isSecretValue(holders[0]?.inputs["stringData"])).toBe(true);
    });

    it("makes the key store in the pod's memory, from files that its own group may read [004-20]", () => {
        const pod = workloads(graph).find(({ name }) => name === "party-a")?.pod;
        const volume = (name: string) => pod?.volumes?.find((each) => each.name === name);
        expect(volume("rpc-keystores")?.emptyDir).toMatchObject({ medium: "Memory" });
        expect(volume("rpc-keystores-pem")?.secret?.defaultMode).toBe(0o440);
        const node = pod?.containers.find(({ name }) => name === "node");
        expect(node?.volumeMounts).toContainEqual({
            name: "rpc-keystores",
            mountPath: "/rpc-keystores",
            readOnly: true,
        });
        expect(volume("lifecycle-user")?.secret?.items?.map(({ key }) => key)).toEqual([
            "username",
            "password",
            "ca.crt",
        ]);
    });

    it("is the rule wherever the zone is not a development zone [004-17]", async () => {
        const enterprise = await recordProgram({ file: "docs/topologies/shared-firewall.yaml" });
        for (const bank of ["bank-a", "bank-b", "bank-c"]) {
            const { inputs } = enterprise.one("Secret", `${bank}-conf`);
            const conf = (unwrapped(inputs["stringData"]) as Record<string, string>)["node.conf"] ?? "";
            expect(readHocon(conf)["rpcSettings"], bank).toMatchObject({ useSsl: true });
        }
    });
});
