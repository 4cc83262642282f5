import { beforeAll, describe, expect, it } from "vitest";
import type { ProgramGraph } from "./program-graph";
import { recordProgram } from "./recorded-graph";
import { writtenMember } from "./stack-file";
import { type Workload, workloads } from "./workloads";

let graph: ProgramGraph;
let pods: Workload[];
beforeAll(async () => {
    graph = await recordProgram();
    pods = workloads(graph);
});

describe("a ledger", () => {
    it("has one process, never two: one replica, one writer, replaced in place [001-1] [002-33]", () => {
        const withClaims = pods.filter(({ pod }) =>
            pod.volumes?.some(({ persistentVolumeClaim }) => persistentVolumeClaim !== undefined),
        );
        const running = withClaims.filter(({ kind }) => kind !== "Job");
        expect(running).toHaveLength(7);
        for (const { kind, spec } of running) {
            expect([kind, spec.replicas]).toEqual(["StatefulSet", 1]);
            expect(spec.updateStrategy).toBeUndefined();
        }
        for (const claim of graph.ofType("PersistentVolumeClaim")) {
            expect(claim.inputs["spec"], claim.name).toMatchObject({ accessModes: ["ReadWriteOnce"] });
        }
    });

    it("is a claim of its own, not a StatefulSet's template, in the platform's class for ledgers [002-10] [002-33]", () => {
        expect(pods.filter(({ spec }) => "volumeClaimTemplates" in spec)).toEqual([]);
        expect(
            graph
                .ofType("PersistentVolumeClaim")
                .map(({ inputs }) => Reflect.get(inputs["spec"] as object, "storageClassName")),
        ).toEqual(Array(7).fill("standard"));
    });

    it("is used by its member's pods alone [001-7]", () => {
        for (const claim of graph.ofType("PersistentVolumeClaim")) {
            const users = pods
                .filter(({ pod }) =>
                    pod.volumes?.some(({ persistentVolumeClaim }) => persistentVolumeClaim?.claimName === claim.name),
                )
                .map(({ name }) => name);
            expect(users).toEqual(claim.name === "notary" ? ["notary", "notary-registration"] : [claim.name]);
        }
    });
});

describe("the word ledger", () => {
    const ledgerOf = (graph: ProgramGraph, name: string) =>
        ["PersistentVolumeClaim", "Secret"]
            .flatMap((kind) => graph.ofType(kind))
            .filter((object) =>
                [name, `${name}-db`, `${name}-db-credentials`, `${name}-ledger-keys`].includes(object.name),
            )
            .map(({ type, protect, retainOnDelete }) => ({ claim: type.endsWith("Claim"), protect, retainOnDelete }));

    it.each([
        { word: "protected", protect: true, retain: true },
        { word: "retained", protect: false, retain: true },
        { word: "disposable", protect: false, retain: false },
    ])("$word of a party means protect $protect, retain $retain [001-7]", async ({ word, protect, retain }) => {
        const changed = await recordProgram({ edit: (stack) => (writtenMember(stack, "party-a").ledger = word) });
        const secret = { claim: false, protect: false, retainOnDelete: retain };
        const claim = { claim: true, protect, retainOnDelete: retain };
        expect(ledgerOf(changed, "party-a")).toEqual([claim, claim, secret, secret]);
        expect(ledgerOf(changed, "party-b")).toEqual(ledgerOf(graph, "party-b"));
        expect(changed.one("Namespace", "corda")).toMatchObject({ protect: true, retainOnDelete: true });
    });

    it.each([
        { word: "retained", protect: false, retain: true },
        { word: "disposable", protect: false, retain: false },
    ])("$word of all frees the zone and the namespace just as far", async ({ word, protect, retain }) => {
        const changed = await recordProgram({
            edit: ({ network }) => [...network.notaries, ...network.nodes].forEach((each) => (each.ledger = word)),
        });
        expect(changed.resources.filter((resource) => resource.protect).length > 0).toBe(protect);
        expect(changed.one("Namespace", "corda").retainOnDelete).toBe(retain);
        expect(changed.one("PersistentVolumeClaim", "corda-network-map").retainOnDelete).toBe(retain);
    });

    it("retained of a party alone keeps the namespace its volume is in", async () => {
        const changed = await recordProgram({
            edit: ({ network }) =>
                [...network.notaries, ...network.nodes].forEach((each) => {
                    each.ledger = each.name === "party-a" ? "retained" : "disposable";
                }),
        });
        expect(changed.one("Namespace", "corda").retainOnDelete).toBe(true);
        expect(changed.one("PersistentVolumeClaim", "party-b").retainOnDelete).toBe(false);
    });
});
