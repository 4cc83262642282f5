import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { checkStackConfig } from "../../config/check";
import { smallestStack } from "./fixture";
import { stacks } from "./generators";

describe("a stack file without a mistake", () => {
    it("is taken, and taken again unchanged once its defaults are filled in", () => {
        fc.assert(
            fc.property(stacks, (raw) => {
                const { config, mistakes } = checkStackConfig({ raw });
                expect(mistakes).toEqual([]);
                expect(checkStackConfig({ raw: { ...config } }).config).toEqual(config);
            }),
        );
    });

    it("needs four keys of the network and one of the platform; the rest has defaults", () => {
        expect(checkStackConfig({ raw: smallestStack() }).config).toEqual({
            platform: {
                kind: "minikube",
                contexts: ["minikube"],
                storage: { ledger: "standard" },
                verticalPodAutoscaler: false,
                secrets: { kind: "kubernetes" },
            },
            network: {
                namespace: "corda",
                environment: "dev",
                edition: "community",
                version: "4.10",
                zone: { kind: "bootstrapped", minimumPlatformVersion: 4 },
                cordapps: [],
                cordappDistribution: { kind: "repository" },
                images: {},
                logLevel: "info",
                evictions: "on-request",
                hsms: [],
                brokers: [],
                firewalls: [],
                notaries: [
                    {
                        name: "notary",
                        legalName: "O=Notary,L=London,C=GB",
                        size: "small",
                        storage: "2Gi",
                        ledger: "protected",
                        database: { kind: "postgresql", storage: "2Gi" },
                        rpc: { username: "operator", permissions: ["ALL"] },
                        keys: {},
                        drainSeconds: 30,
                        validating: false,
                    },
                ],
                notaryClusters: [],
                nodes: [],
                fleets: [],
                webClients: [],
            },
            secrets: {},
        });
    });

    it("is not changed by being checked", () => {
        const raw = smallestStack();
        checkStackConfig({ raw, environment: { CORDA_NETWORK__LOG_LEVEL: "debug" } });
        expect(raw).toEqual(smallestStack());
    });

    it("is Pulumi.dev.yaml: a notary and two parties, four lines for a third [000-10]", () => {
        const file = parse(readFileSync(join(__dirname, "../../Pulumi.dev.yaml"), "utf8")) as {
            config: Record<string, unknown>;
        };
        const network = file.config["corda:network"] as { nodes: unknown[] };
        network.nodes.push({ name: "party-c", legalName: "O=Party C,L=Paris,C=FR" });
        const { config, mistakes } = checkStackConfig({ raw: { platform: file.config["corda:platform"], network } });
        expect(mistakes).toEqual([]);
        expect(config?.network.notaries.map(({ validating }) => validating)).toEqual([false]);
        expect(config?.network.nodes.map(({ name }) => name)).toEqual(["party-a", "party-b", "party-c"]);
        expect(config?.platform.kind).toBe("minikube");
    });

    it("may leave out the kind of a database: it is a PostgreSQL", () => {
        const raw = smallestStack();
        (raw["network"] as { nodes?: unknown }).nodes = [
            { name: "party-a", legalName: "O=Party A,L=London,C=GB", database: { storage: "200Gi" } },
        ];
        expect(checkStackConfig({ raw }).config?.network.nodes[0]?.database).toEqual({
            kind: "postgresql",
            storage: "200Gi",
        });
    });

    it("may write a digest in capitals, as some tools print it", () => {
        const raw = smallestStack();
        (raw["network"] as { cordapps?: unknown }).cordapps = [{ maven: "a:b:1", sha256: `AB${"1".repeat(62)}` }];
        expect(checkStackConfig({ raw }).config?.network.cordapps[0]?.sha256).toBe(`ab${"1".repeat(62)}`);
    });
});
