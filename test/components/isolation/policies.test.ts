import { describe, expect, it } from "vitest";
import { allow, publicAddresses } from "../../../components/isolation/policies";

describe("an allowance", () => {
    it("says nothing about a direction it isn't asked about: that stays denied by the namespace's default [004-22]", () => {
        expect(allow({ select: { app: "a" }, from: [] }).policyTypes).toEqual(["Ingress"]);
        expect(allow({ select: { app: "a" }, to: [] }).policyTypes).toEqual(["Egress"]);
    });

    it("opens TCP ports one by one, to pods of the same namespace unless another is named", () => {
        expect(allow({ select: { app: "a" }, from: [{ pods: { app: "b" }, ports: [1, 2] }] }).ingress).toEqual([
            {
                from: [{ podSelector: { matchLabels: { app: "b" } } }],
                ports: [
                    { protocol: "TCP", port: 1 },
                    { protocol: "TCP", port: 2 },
                ],
            },
        ]);
        expect(allow({ select: {}, to: [{ namespace: "n", pods: { app: "b" }, ports: [1] }] }).egress).toEqual([
            {
                to: [
                    {
                        podSelector: { matchLabels: { app: "b" } },
                        namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "n" } },
                    },
                ],
                ports: [{ protocol: "TCP", port: 1 }],
            },
        ]);
    });

    it("keeps two paths apart: neither's pods get the other's ports", () => {
        const { egress } = allow({
            select: {},
            to: [
                { pods: { app: "a" }, ports: [1] },
                { addresses: publicAddresses, ports: [2] },
            ],
        });
        expect(egress).toHaveLength(2);
    });
});
