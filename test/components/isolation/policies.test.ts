import { describe, expect, it } from "vitest";
import { allow, allowDns, publicAddresses } from "../../../components/isolation/policies";

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

    it("takes in a namespace by its labels, with all that counts to it where no pods are named", () => {
        const namespaceLabels = { router: "" };
        const namespaceSelector = { matchLabels: namespaceLabels };
        const from = (pods?: Record<string, string>) =>
            allow({ select: {}, from: [{ namespaceLabels, pods, ports: [1] }] }).ingress;
        expect(from()).toMatchObject([{ from: [{ namespaceSelector }] }]);
        expect(JSON.stringify(from())).not.toContain("podSelector");
        expect(from({ app: "b" })).toMatchObject([
            { from: [{ namespaceSelector, podSelector: { matchLabels: { app: "b" } } }] },
        ]);
    });

    it("of names leads to the platform's name servers alone, over UDP and TCP [004-22]", () => {
        expect(allowDns({ namespace: "openshift-dns", pods: { dns: "default" }, port: 5353 })).toEqual({
            podSelector: {},
            policyTypes: ["Egress"],
            egress: [
                {
                    to: [
                        {
                            podSelector: { matchLabels: { dns: "default" } },
                            namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "openshift-dns" } },
                        },
                    ],
                    ports: [
                        { protocol: "UDP", port: 5353 },
                        { protocol: "TCP", port: 5353 },
                    ],
                },
            ],
        });
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
