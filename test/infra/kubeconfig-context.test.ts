import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { chooseContext } from "../../infra/kubeconfig-context";

let directory: string;
beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "kubeconfig-"));
});
afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(directory, { recursive: true });
});

function kubeconfigWith(contexts: string[], current: string | undefined): void {
    const file = join(directory, "config");
    writeFileSync(
        file,
        JSON.stringify({
            apiVersion: "v1",
            kind: "Config",
            clusters: [{ name: "c", cluster: { server: "https://127.0.0.1:1" } }],
            users: [{ name: "u", user: {} }],
            contexts: contexts.map((name) => ({ name, context: { cluster: "c", user: "u" } })),
            "current-context": current,
        }),
    );
    vi.stubEnv("KUBECONFIG", file);
}

describe("the choice of a context", () => {
    it("takes the first wanted one that is there [000-10]", () => {
        kubeconfigWith(["a", "corda-local", "minikube"], "a");
        expect(chooseContext(["minikube", "corda-local"], "key")).toBe("minikube");
        expect(chooseContext(["absent", "corda-local"], "key")).toBe("corda-local");
    });

    it("never falls back on the current context, and says which key to mend and what there is [000-10]", () => {
        kubeconfigWith(["production"], "production");
        expect(() => chooseContext(["minikube"], "corda:platform.contexts")).toThrow(
            /^corda:platform\.contexts: .*none of the contexts minikube \(it has: production\)/,
        );
    });

    it("reads the file that is named, and says so when it can't", () => {
        kubeconfigWith(["elsewhere"], undefined);
        const named = join(directory, "named");
        writeFileSync(
            named,
            JSON.stringify({ contexts: [{ name: "production", context: { cluster: "c", user: "u" } }] }),
        );
        expect(chooseContext(["production"], "key", named)).toBe("production");
        expect(() => chooseContext(["production"], "key", join(directory, "absent"))).toThrow(
            /^corda:platform\.kubeconfig: .*absent can't be read .*ENOENT/,
        );
    });

    it("says that there is none where the kubeconfig is empty", () => {
        kubeconfigWith([], undefined);
        expect(() => chooseContext(["minikube"], "key")).toThrow("it has: none");
    });
});
