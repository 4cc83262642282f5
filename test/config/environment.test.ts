import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkStackConfig } from "../../config/check";
import { applyEnvironment, variables } from "../../config/environment";
import { enterpriseStack } from "./enterprise-fixture";
import { existingStack } from "./existing-fixture";
import { completeStack, smallestStack } from "./fixture";

function configured(environment: Record<string, string>) {
    return checkStackConfig({ raw: completeStack(), environment });
}

describe("an environment variable", () => {
    it("comes before the stack file, and the stack file before the default [004-11, 004-16]", () => {
        const level = (raw: Record<string, unknown>, environment = {}) =>
            checkStackConfig({ raw, environment }).config?.network.logLevel;
        const inFile = completeStack();
        (inFile["network"] as { logLevel: string }).logLevel = "warn";
        expect(level(smallestStack())).toBe("info");
        expect(level(inFile)).toBe("warn");
        expect(level(inFile, { CORDA_NETWORK__LOG_LEVEL: "debug" })).toBe("debug");
    });

    it("names a member by name or by number", () => {
        const byName = configured({ CORDA_NETWORK__NODES__PARTY_A__SIZE: "large" });
        const byNumber = configured({ CORDA_NETWORK__NODES__0__SIZE: "large" });
        expect(byName.config?.network.nodes[0]?.size).toBe("large");
        expect(byNumber).toEqual({ ...byName, applied: expect.anything() as unknown });
    });

    it("gives numbers, truth values, lists and whole sections", () => {
        const { config, mistakes } = configured({
            CORDA_NETWORK__NODES__PARTY_A__DRAIN_SECONDS: "7",
            CORDA_NETWORK__NOTARIES__NOTARY__VALIDATING: "false",
            CORDA_NETWORK__NODES__PARTY_A__RPC__PERMISSIONS: "ALL, InvokeRpc.vaultQuery",
            CORDA_NETWORK__NODES__PARTY_B__DATABASE: "{ kind: postgresql, storage: 3Gi }",
            CORDA_NETWORK__CORDAPPS: "[]",
            CORDA_NETWORK__VERSION: "4.10",
        });
        expect(mistakes).toEqual([]);
        expect(config?.network).toMatchObject({
            version: "4.10",
            cordapps: [],
            notaries: [{ validating: false }],
            nodes: [
                { drainSeconds: 7, rpc: { permissions: ["ALL", "InvokeRpc.vaultQuery"] } },
                { database: { kind: "postgresql", storage: "3Gi" } },
            ],
        });
    });

    it("for a section counts before one for a part of it, in whatever order they stand", () => {
        const whole = ["CORDA_NETWORK__NODES__0__DATABASE", "{ storage: 3Gi }"] as const;
        const part = ["CORDA_NETWORK__NODES__0__DATABASE__STORAGE", "5Gi"] as const;
        for (const environment of [Object.fromEntries([whole, part]), Object.fromEntries([part, whole])]) {
            expect(configured(environment).config?.network.nodes[0]?.database).toMatchObject({ storage: "5Gi" });
        }
    });

    it("makes a section that the stack file leaves out", () => {
        const raw = smallestStack();
        const environment = { CORDA_NETWORK__NOTARIES__0__DATABASE__STORAGE: "5Gi" };
        expect(checkStackConfig({ raw, environment }).config?.network.notaries[0]?.database).toEqual({
            kind: "postgresql",
            storage: "5Gi",
        });
    });

    it("is named where its value is wrong", () => {
        expect(
            configured({ CORDA_NETWORK__LOG_LEVEL: "loud", CORDA_NETWORK__NODES__0__DRAIN_SECONDS: "ten" }).mistakes,
        ).toEqual([
            'corda:network.logLevel (from CORDA_NETWORK__LOG_LEVEL): "loud" is not known — use error, warn, info, debug or trace',
            "corda:network.nodes[0].drainSeconds (from CORDA_NETWORK__NODES__0__DRAIN_SECONDS): is text, not a number — write a number, like drainSeconds: 30",
        ]);
    });

    it.each([
        ["CORDA_NETWORK__LOG_LEVL", "is no key of the stack file — did you mean CORDA_NETWORK__LOG_LEVEL?"],
        ["CORDA_NETWROK__LOG_LEVEL", "is no key of the stack file — did you mean CORDA_NETWORK__LOG_LEVEL?"],
        [
            "CORDA_NETWORK_LOG_LEVEL",
            "is no key — two underscores go one key deeper: did you mean CORDA_NETWORK__LOG_LEVEL?",
        ],
        ["corda_network__log_level", "is no key — write the variable in capitals: CORDA_NETWORK__LOG_LEVEL"],
        [
            "CORDA_WHATEVER__IT__IS",
            "is no key of the stack file — unset it; docs/reference/config.md lists the variables",
        ],
        [
            "CORDA_NETWORK__NODES__PARTY_Z__SIZE",
            'corda:network.nodes has no member "PARTY_Z" — use a member\'s name or a number from 0 to 1; members are added in the stack file',
        ],
        [
            "CORDA_NETWORK__CORDAPPS__9__MAVEN",
            'corda:network.cordapps has no entry "9" — use a number from 0 to 1; entries are added in the stack file',
        ],
    ])("that names no key is refused: %s", (variable, message) => {
        expect(configured({ [variable]: "x" }).mistakes).toEqual([`${variable}: ${message}`]);
    });

    it.each([
        "CORDA_CORDAPPS_SERVICE_HOST",
        "CORDA_NETWORK_MAP_PORT_8080_TCP_ADDR",
        "CORDA_HOME",
        "corda_rpcSettings_address",
        "PATH",
    ])("that is somebody else's is left alone: %s", (variable) => {
        expect(configured({ [variable]: "x" }).mistakes).toEqual([]);
    });

    it("exists for every key that holds a value, and each one that is listed works", () => {
        // One stack with every list: what belongs to another platform or edition is not judged here.
        const enterprise = enterpriseStack()["network"] as Record<string, unknown>;
        const community = completeStack()["network"] as Record<string, unknown>;
        const existing = existingStack()["platform"] as Record<string, unknown>;
        const fleets = [{ name: "bank", nodes: [{}] }];
        const raw = { platform: { ...existing, contexts: [] }, network: { ...enterprise, ...community, fleets } };
        for (const { variable, path } of variables()) {
            const one = variable.replace(/__<(name|number)>/g, "__0");
            const { applied, mistakes } = applyEnvironment(raw, { [one]: "x" });
            expect(mistakes).toEqual([]);
            const reached = applied[0]?.path.map((step) => (step === 0 ? "[]" : step)).join(".");
            expect(`corda:${reached?.replaceAll(".[]", "[]") ?? ""}`).toBe(path);
        }
    });

    it("never does more than refuse, whatever its name and value", () => {
        const word = fc.constantFrom(
            "NETWORK",
            "PLATFORM",
            "NODES",
            "0",
            "PARTY_A",
            "SIZE",
            "__PROTO__",
            "CONSTRUCTOR",
        );
        fc.assert(
            fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), fc.string(), (words, value) => {
                const { config, mistakes } = configured({ [`CORDA_${words.join("__")}`]: value });
                expect(config === undefined).toBe(mistakes.length > 0);
            }),
        );
        expect(({} as Record<string, unknown>)["size"]).toBeUndefined();
    });
});
