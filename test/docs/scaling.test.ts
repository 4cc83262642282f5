import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkStackConfig } from "../../config/check";
import { scalingPage } from "../../config/never-copied";

const page = readFileSync(join(__dirname, "../..", scalingPage), "utf8");

/** Entries of `corda:network` that are one process each, by their row of the page. */
const entries = [
    { row: "node, single notary", path: ["nodes"] },
    { row: "node, single notary", path: ["notaries"] },
    { row: "notary of several workers", path: ["notaryClusters"] },
    { row: "broker", path: ["brokers"] },
    { row: "bridge, float", path: ["firewalls"] },
    { row: "network of many nodes", path: ["fleets"] },
] as const;

describe("the page on scaling", () => {
    it.each(entries)("says how a $row ($path) scales, and why never by copies [004-38]", ({ row, path: [key] }) => {
        const columns = page
            .split("\n")
            .map((line) => line.split("|").map((column) => column.trim()))
            .find(([, what]) => what === row);
        expect(columns?.at(3)).toBe("never");
        expect(columns?.at(2)).not.toBe("");
        const network = { [key]: [{ name: "one", horizontalPodAutoscaler: { maxReplicas: 3 } }] };
        const { mistakes } = checkStackConfig({ raw: { platform: { kind: "minikube" }, network, secrets: undefined } });
        const refusal = mistakes.find((mistake) => mistake.includes(`${key}[0].horizontalPodAutoscaler`));
        expect(refusal ?? mistakes.join("\n")).toContain(scalingPage);
    });
});
