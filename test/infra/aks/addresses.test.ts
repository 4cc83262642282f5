import { beforeAll, describe, expect, it } from "vitest";
import type { P2pEndpoint } from "../../../infra/p2p-endpoint";
import type { ProgramGraph } from "../../program/program-graph";
import { askEverything, type Given } from "./asked-platform";
import { at, recordPlatform, type WrittenAks } from "./recorded-platform";

let graph: ProgramGraph;
let given: Given;
beforeAll(async () => {
    graph = await recordPlatform({
        use: (platform) => {
            given = askEverything(platform);
        },
    });
});

const key = (name: string) => `service.beta.kubernetes.io/azure-${name}`;
const node = { name: "bank-a", namespace: "corda", port: 10002 };

interface Changed {
    readonly endpoint: P2pEndpoint;
    readonly changed: ProgramGraph;
}
const recorded = new Map<string, Promise<Changed>>();

/** The endpoint of a node on a changed platform; each change is recorded once. */
function endpointOf(edit: (platform: WrittenAks) => void, host?: string): Promise<Changed> {
    const which = `${edit.toString()} ${host ?? ""}`;
    const known = recorded.get(which) ?? recordEndpoint(edit, host);
    recorded.set(which, known);
    return known;
}

async function recordEndpoint(edit: (platform: WrittenAks) => void, host?: string): Promise<Changed> {
    const got: P2pEndpoint[] = [];
    const changed = await recordPlatform({
        edit,
        use: (platform) => {
            got.push(platform.p2pEndpoint({ ...node, host }));
        },
    });
    const [endpoint] = got;
    if (endpoint === undefined) {
        throw new Error("no endpoint");
    }
    return { endpoint, changed };
}

const withoutZone = (platform: WrittenAks) => {
    Reflect.deleteProperty(platform, "dns");
    platform["loadBalancers"] = {};
};

describe("a node's address", () => {
    const address = () => graph.one("PublicIPAddress", "aks-addresses-bank-a");

    it("is its own, and no other node's [001-4]", () => {
        const names = graph.ofType("PublicIPAddress").map((one) => at(one, "publicIpAddressName"));
        expect(new Set(names).size).toBe(names.length);
    });

    it("stays the same for good [001-4]", () => {
        expect(at(address(), "publicIPAllocationMethod")).toBe("Static");
        expect(address()).toMatchObject({ protect: true, retainOnDelete: true });
    });

    it("works while any zone does [004-46] (AKS baseline: Availability zones)", () => {
        expect(at(address(), "zones")).toEqual(["1", "2", "3"]);
        expect(at(address(), "sku")).toEqual({ name: "Standard", tier: "Regional" });
    });

    it("outlives the cluster, in a group of its own under a lock [001-4] (AKS baseline: Business continuity decisions)", () => {
        expect(at(address(), "resourceGroupName")).toBe("corda-prod-addresses");
        expect(at(graph.one("ManagementLockByScope", "aks-groups-addresses"), "level")).toBe("CanNotDelete");
    });

    it("is known in a preview, before anything is there: it becomes part of the signed node info [001-4]", async () => {
        const hosts: string[] = [];
        await recordPlatform({
            preview: true,
            use: (platform) => {
                hosts.push(platform.p2pEndpoint(node).host);
            },
        });
        expect(hosts).toEqual(["bank-a.corda.example.com"]);
    });

    it("is a name of the zone where there is one [001-4] [003-13]", () => {
        expect(given.bank.host).toBe("bank-a.corda.example.com");
        expect(given.float.host).toBe("edge-float.corda.example.com");
    });

    it("is a label of Azure's where there is none [001-4]", async () => {
        const { endpoint, changed } = await endpointOf(withoutZone);
        expect(endpoint.host).toBe("corda-prod-bank-a.northeurope.cloudapp.azure.com");
        expect(at(changed.one("PublicIPAddress", "aks-addresses-bank-a"), "dnsSettings.domainNameLabel")).toBe(
            "corda-prod-bank-a",
        );
    });

    it("has the label that the stack file begins [001-4]", async () => {
        const { endpoint } = await endpointOf((platform) => {
            withoutZone(platform);
            platform["loadBalancers"] = { labelPrefix: "bank" };
        });
        expect(endpoint.host).toBe("bank-bank-a.northeurope.cloudapp.azure.com");
    });

    it("is a name of somebody's own where the stack file gives one [001-4]", async () => {
        const { endpoint, changed } = await endpointOf(withoutZone, "corda.bank-a.example.org");
        expect(endpoint.host).toBe("corda.bank-a.example.org");
        expect(changed.ofType("RecordSet")).toEqual([]);
    });

    it("is written into the zone where that name is of the zone [001-4]", async () => {
        const { endpoint, changed } = await endpointOf(() => undefined, "first.corda.example.com");
        expect(endpoint.host).toBe("first.corda.example.com");
        expect(changed.one("RecordSet", "aks-dns-first").inputs).toMatchObject({
            relativeRecordSetName: "first",
            recordType: "A",
        });
    });

    it("can be one that the user has already [001-4]", async () => {
        const { endpoint, changed } = await endpointOf((platform) => {
            platform["loadBalancers"] = { addresses: { "203.0.113.5": { name: "mine", resourceGroup: "ours" } } };
        }, "203.0.113.5");
        expect(endpoint.host).toBe("203.0.113.5");
        expect(endpoint.serviceAnnotations).toMatchObject({
            [key("pip-name")]: "mine",
            [key("load-balancer-resource-group")]: "ours",
        });
        expect(changed.ofType("PublicIPAddress").map(({ name }) => name)).not.toContain("aks-addresses-bank-a");
    });

    it("isn't fought over with the cluster, which notes in its tags who has it [001-16]", () => {
        expect(address().ignoreChanges).toContain("tags");
    });

    it("has protection from floods where the stack file asks for it [002-34]", async () => {
        expect(at(address(), "ddosSettings")).toBeUndefined();
        const { changed } = await endpointOf((platform) => {
            platform["loadBalancers"] = { ddosProtection: true };
        });
        expect(at(changed.one("PublicIPAddress", "aks-addresses-bank-a"), "ddosSettings.protectionMode")).toBe(
            "Enabled",
        );
    });
});

describe("a node's Service", () => {
    it("is a load balancer's, of the node's own port [001-5]", () => {
        expect(given.bank).toMatchObject({ serviceType: "LoadBalancer", port: 10002 });
    });

    it("finds its address by name and group, under the right that the cluster has there [001-17]", () => {
        expect(Object.keys(given.bank.serviceAnnotations)).toEqual(
            expect.arrayContaining([key("pip-name"), key("load-balancer-resource-group")]),
        );
    });

    it("keeps the caller's own address [001-17]", () => {
        expect(given.bank.externalTrafficPolicy).toBe("Local");
    });

    it("keeps connections for half an hour without traffic, and tells both ends of their end [001-17]", () => {
        expect(given.bank.serviceAnnotations).toMatchObject({
            [key("load-balancer-tcp-idle-timeout")]: "30",
            [key("load-balancer-disable-tcp-reset")]: "false",
        });
    });

    it("takes as long as the stack file says [001-17]", async () => {
        const { endpoint } = await endpointOf((platform) => {
            platform["loadBalancers"] = { idleMinutes: 100 };
        });
        expect(endpoint.serviceAnnotations[key("load-balancer-tcp-idle-timeout")]).toBe("100");
    });

    it("is called by the peers that are named, and not from within the network either [001-17] (AKS baseline: Secure the network flow)", () => {
        expect(given.bank.sourceRanges).toEqual(["203.0.113.0/24", "198.51.100.0/24"]);
        expect(given.bank.serviceAnnotations[key("deny-all-except-load-balancer-source-ranges")]).toBe("true");
    });

    it("is called by everybody where nobody is named [001-17]", async () => {
        const { endpoint } = await endpointOf(withoutZone);
        expect(endpoint.sourceRanges).toBeUndefined();
        expect(endpoint.serviceAnnotations[key("deny-all-except-load-balancer-source-ranges")]).toBeUndefined();
    });

    it("has no TLS of the load balancer's: Corda's mutual TLS passes untouched [001-17] [004-17]", () => {
        expect(JSON.stringify(Object.keys(given.bank.serviceAnnotations))).not.toMatch(/ssl|tls|cert|http/);
    });

    it("waits for its address, the address's name and the right to use it [001-4]", () => {
        expect(given.bank.requires?.length).toBe(3);
    });
});

describe("a load balancer of a node's own", () => {
    const separate = (platform: WrittenAks) => {
        platform["loadBalancers"] = { separate: ["bank-a"] };
    };

    it("is chosen by the Service, by name [001-5] [001-18]", async () => {
        const { endpoint } = await endpointOf(separate);
        expect(endpoint.serviceAnnotations[key("load-balancer-configurations")]).toBe("bank-a");
    });

    it("takes no other Service [001-5]", async () => {
        const { changed } = await endpointOf(separate);
        expect(changed.one("LoadBalancer", "aks-addresses-bank-a-balancer").inputs).toMatchObject({
            primaryAgentPoolName: "corda1",
            serviceLabelSelector: { matchLabels: ["corda/load-balancer=bank-a"] },
        });
    });

    it("stands beside the cluster's first one, under the name that Azure asks for [001-18]", async () => {
        const { changed } = await endpointOf(separate);
        expect(changed.one("LoadBalancer", "aks-addresses-kubernetes-balancer").inputs).toMatchObject({
            loadBalancerName: "kubernetes",
            primaryAgentPoolName: "system",
        });
        expect(at(changed.one("ManagedCluster", "aks-cluster"), "networkProfile.loadBalancerProfile")).toMatchObject({
            backendPoolType: "NodeIP",
            enableMultipleStandardLoadBalancers: true,
        });
    });
});

describe("the zone of names", () => {
    it("is made, and outlives the cluster [001-4]", () => {
        const zone = graph.one("azure-native:dns:Zone", "aks-dns");
        expect(zone.inputs).toMatchObject({ zoneName: "corda.example.com", zoneType: "Public" });
        expect(zone.protect).toBe(true);
        expect(at(zone, "resourceGroupName")).toBe("corda-prod-names");
    });

    it("follows an address by its resource, not by its number [001-4]", () => {
        expect(at(graph.one("RecordSet", "aks-dns-bank-a"), "targetResource.id")).toMatch(
            /PublicIPAddress\/corda-prod-bank-a$/,
        );
    });

    it("is remembered by others for five minutes, so that a restore elsewhere is found soon [001-4]", () => {
        expect(at(graph.one("RecordSet", "aks-dns-bank-a"), "ttl")).toBe(300);
    });

    it("can be one that is there [001-4]", async () => {
        const { changed } = await endpointOf((platform) => {
            platform["dns"] = { zone: "corda.example.com", resourceGroup: "dns" };
        });
        expect(changed.ofType("Zone")).toEqual([]);
        expect(at(changed.one("RecordSet", "aks-dns-bank-a"), "resourceGroupName")).toBe("dns");
    });

    it("names the authorities that may issue certificates for it, where the stack file does [003-13]", async () => {
        const { changed } = await endpointOf((platform) => {
            platform["dns"] = { zone: "corda.example.com", caa: ["letsencrypt.org"] };
        });
        expect(at(changed.one("RecordSet", "aks-dns-authorities"), "caaRecords")).toEqual([
            { flags: 0, tag: "issue", value: "letsencrypt.org" },
        ]);
    });
});
