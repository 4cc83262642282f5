import type * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import { limitPublicPorts } from "../../infra/public-ports";

const resource = {} as pulumi.Resource;
const service = (name: string, type: string | undefined, selector: object, ...ports: number[]) => ({
    type: "kubernetes:core/v1:Service",
    name,
    props: { spec: { type, selector, ports: ports.map((port) => ({ port })) } },
    resource,
    opts: {},
});
const party = { "corda/node": "party-a" };

describe("a platform that shows one port of a pod to the world", () => {
    it("takes P2P, and any number of ports that stay inside [001-16]", () => {
        const limit = limitPublicPorts(1);
        for (const declared of [
            service("party-a", "LoadBalancer", party, 10002),
            service("party-a-rpc", "ClusterIP", party, 10003),
            service("party-a-metrics", undefined, party, 9404),
            service("party-b", "NodePort", { "corda/node": "party-b" }, 10002),
            // The same port by another Service is no port more.
            service("party-a-inside", "NodePort", party, 10002),
        ]) {
            expect(limit(declared)).toBeUndefined();
        }
    });

    it.each([
        ["in one Service", [service("party-a", "LoadBalancer", party, 10002, 10003)], "party-a"],
        [
            "in two Services of the same pods",
            [service("party-a", "LoadBalancer", party, 10002), service("party-a-rpc", "NodePort", party, 10003)],
            "party-a-rpc",
        ],
    ])("refuses a second one %s, and says which and what to do [001-16]", (_, declared, last) => {
        const limit = limitPublicPorts(1);
        expect(() => {
            declared.forEach(limit);
        }).toThrow(
            `corda:platform.flavour: Service ${last} would show the ports 10002, 10003 of one pod to the world, and this ` +
                "platform shows 1 — keep only P2P public and reach the others from inside the cluster",
        );
    });
});
