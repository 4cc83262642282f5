import { describe, expect, it } from "vitest";
import { startSummary } from "../../local/summary";

const member = {
    legalName: "O=Party A,L=London,C=GB",
    p2p: "party-a:10002",
    rpc: "party-a-rpc:10003",
    rpcUserSecret: "party-a-rpc-user",
};
const summary = (simulate: boolean) =>
    startSummary({
        stack: { file: "Pulumi.dev.yaml", versions: [], cordapps: [], notaries: [], nodes: ["party-a"] },
        simulate,
        outputs: { namespace: "corda", members: { "party-a": member }, rpcClients: {} } as never,
        times: [{ title: "Start the cluster", seconds: 12.34 }],
    });

describe("the summary of a start", () => {
    it("says how to get in, and that ledgers are kept", () => {
        expect(summary(false)).toContain("port-forward svc/party-a-rpc 10003");
        expect(summary(false)).toContain("get secret party-a-rpc-user");
        expect(summary(false)).toMatch(/^ {2}npm start +after a change/m);
        expect(summary(false)).toContain("the ledgers are kept");
        expect(summary(false)).not.toContain("SIMULATED");
    });

    it("tells of a simulated network nothing that only a real one has", () => {
        const text = summary(true);
        expect(text).toContain("SIMULATED");
        expect(text).not.toContain("port-forward");
        expect(text).not.toContain("ledgers are kept");
        expect(text).toMatch(/^ {2}npm start -- --simulate +after a change/m);
    });
});
