import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { UnreachableError } from "../../../../local/plugins/kubernetes/api-error";
import { checkConfiguration, compareConfiguration, configure } from "../../../../local/plugins/kubernetes/configure";
import { conceal } from "../../../../local/plugins/kubernetes/secrets";
import type { JsonObject } from "../../../../local/plugins/kubernetes/values";

const log = { status: () => undefined };
const kubeconfig = (port: number, namespace = ""): string =>
    JSON.stringify({
        apiVersion: "v1",
        kind: "Config",
        clusters: [{ name: "c", cluster: { server: `https://127.0.0.1:${port}` } }],
        users: [{ name: "u", user: { token: "t" } }],
        contexts: [
            { name: "one", context: { cluster: "c", user: "u", namespace } },
            { name: "two", context: { cluster: "c", user: "u" } },
        ],
        "current-context": "one",
    });
const session = (args: JsonObject): ReturnType<typeof configure> => configure(args, log, new AbortController().signal);
const reason = (args: JsonObject): string => {
    const { cluster } = session(args);
    return cluster instanceof UnreachableError ? cluster.message : "";
};

describe("configuring the provider", () => {
    const made: string[] = [];
    afterEach(() => {
        for (const directory of made.splice(0)) fs.rmSync(directory, { recursive: true });
    });

    it("takes a kubeconfig as content, as a path, and as a secret", () => {
        const directory = fs.mkdtempSync(path.join(os.tmpdir(), "kubeconfig-"));
        made.push(directory);
        fs.writeFileSync(path.join(directory, "config"), kubeconfig(1));
        for (const given of [kubeconfig(1), path.join(directory, "config"), conceal(kubeconfig(1))]) {
            expect(reason({ kubeconfig: given, context: "two" })).toBe("");
        }
    });

    it("says which contexts there are when the wanted one is missing", () => {
        expect(reason({ kubeconfig: kubeconfig(1), context: "minikube" })).toContain(
            'has no context "minikube" (it has one, two)',
        );
    });

    it("says where it looked for a kubeconfig that isn't there", () => {
        expect(reason({ kubeconfig: "/nowhere/config" })).toContain("there is no kubeconfig at /nowhere/config");
    });

    it.each([
        [{ namespace: "mine" }, "mine"],
        [{}, "corda"],
        [{ context: "two" }, "default"],
    ] as [JsonObject, string][])("puts objects without a namespace where %j says: %s", (args, expected) => {
        expect(session({ kubeconfig: kubeconfig(1, "corda"), ...args }).options.namespace).toBe(expected);
    });

    it("reads flags, which arrive as text", () => {
        const { options } = session({
            kubeconfig: kubeconfig(1),
            enableConfigMapMutable: "true",
            enableServerSideApply: "false",
        });
        expect(options.enableConfigMapMutable).toBe(true);
        expect(options.enableSecretMutable).toBe(false);
        expect(options.enableServerSideApply).toBe(false);
        expect(session({ kubeconfig: kubeconfig(1) }).options.enableServerSideApply).toBe(true);
    });

    it("refuses what only the official provider can do", () => {
        expect(checkConfiguration({ renderYamlToDirectory: "out" })).toEqual([
            { property: "renderYamlToDirectory", reason: "needs the official Kubernetes provider" },
        ]);
        expect(checkConfiguration({ context: "x" })).toEqual([]);
    });
});

describe("a change of the provider's arguments", () => {
    const replaces = (olds: JsonObject, news: JsonObject): string[] => compareConfiguration(olds, news).replaces;

    it("replaces everything only for another cluster", () => {
        expect(replaces({ kubeconfig: kubeconfig(1) }, { kubeconfig: kubeconfig(2) })).toEqual(["kubeconfig"]);
        expect(replaces({ kubeconfig: kubeconfig(1) }, { kubeconfig: kubeconfig(1, "other") })).toEqual([]);
        expect(
            replaces({ kubeconfig: kubeconfig(1), context: "one" }, { kubeconfig: kubeconfig(1), context: "two" }),
        ).toEqual([]);
        expect(replaces({ enableConfigMapMutable: "true" }, {})).toEqual([]);
    });

    it("goes by the cluster's identifier where there is one", () => {
        const olds = { kubeconfig: kubeconfig(1), clusterIdentifier: "x" };
        expect(replaces(olds, { kubeconfig: kubeconfig(2), clusterIdentifier: "x" })).toEqual([]);
        expect(replaces(olds, { kubeconfig: kubeconfig(1), clusterIdentifier: "y" })).toEqual(["clusterIdentifier"]);
    });

    it("replaces nothing when one of the kubeconfigs can't be read, such as a file that was moved", () => {
        expect(replaces({ kubeconfig: "/moved/config" }, { kubeconfig: kubeconfig(1) })).toEqual([]);
        expect(replaces({ kubeconfig: kubeconfig(1) }, { kubeconfig: "/not/yet/config" })).toEqual([]);
        expect(replaces({ kubeconfig: kubeconfig(1), context: "gone" }, { kubeconfig: kubeconfig(2) })).toEqual([]);
    });

    it("replaces nothing when there is no kubeconfig at all where one is looked for", () => {
        const empty = fs.mkdtempSync(path.join(os.tmpdir(), "no-kubeconfig-"));
        vi.stubEnv("HOME", empty);
        vi.stubEnv("KUBECONFIG", "");
        try {
            expect(reason({})).toContain("there is no kubeconfig");
            expect(replaces({}, { kubeconfig: kubeconfig(1) })).toEqual([]);
        } finally {
            vi.unstubAllEnvs();
            fs.rmSync(empty, { recursive: true });
        }
    });

    it("throws nothing away while the new cluster isn't known", () => {
        const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
        expect(replaces({ kubeconfig: kubeconfig(1) }, { kubeconfig: unknown })).toEqual([]);
    });
});
