import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { releaseStuckPods } from "../../../../local/plugins/kubernetes/await/stuck-pods";
import { clusterOf } from "../../../../local/plugins/kubernetes/session";
import type { JsonObject } from "../../../../local/plugins/kubernetes/values";
import { ApiServer } from "./api-server";

const ago = (seconds: number): string => new Date(Date.now() - seconds * 1000).toISOString();

/** A pod of the old revision that runs for so many seconds and isn't ready. */
function pod(seconds: number, started: boolean, more: { probe?: boolean; revision?: string } = {}): JsonObject {
    const startupProbe: JsonObject = more.probe === false ? {} : { startupProbe: { exec: { command: ["true"] } } };
    return {
        metadata: {
            ...{ name: "x-0", namespace: "corda", uid: "u" },
            labels: { "controller-revision-hash": more.revision ?? "old" },
        },
        spec: { containers: [{ name: "main", ...startupProbe }] },
        status: {
            conditions: [{ type: "Ready", status: "False", lastTransitionTime: ago(seconds + 1) }],
            containerStatuses: [
                { name: "main", ready: false, started, state: { running: { startedAt: ago(seconds) } } },
            ],
        },
    };
}

describe("a pod of an old revision, which Kubernetes doesn't replace before it is ready", () => {
    let server: ApiServer;
    beforeEach(async () => {
        server = await ApiServer.start(() => ({ body: {} }));
    });
    afterEach(async () => {
        await server.close();
    });

    async function isReleased(candidate: JsonObject, elapsed = 0): Promise<boolean> {
        const object = { apiVersion: "apps/v1", kind: "StatefulSet", status: { updateRevision: "new" } };
        const session = server.session();
        const watch = {
            ...{ cluster: clusterOf(session), inputs: object, object, elapsed, readOnly: false },
            ...{ memory: new Map(), signal: session.canceled, tell: () => undefined },
        };
        await releaseStuckPods(watch, [candidate]);
        return server.calls.some(({ method }) => method === "DELETE");
    }

    it("is released when it has started, as its probe tells, and doesn't get ready", async () => {
        expect(await isReleased(pod(5, true))).toBe(false);
        expect(await isReleased(pod(20, true))).toBe(true);
    });

    it("is left alone while it starts, for a minute where nobody can tell", async () => {
        expect(await isReleased(pod(30, false))).toBe(false);
        expect(await isReleased(pod(30, true, { probe: false }))).toBe(false);
        expect(await isReleased(pod(90, true, { probe: false }))).toBe(true);
    });

    it("is given the time it was waited for where the clocks don't agree", async () => {
        expect(await isReleased(pod(-3600, true), 5)).toBe(false);
        expect(await isReleased(pod(-3600, true), 20)).toBe(true);
    });

    it("isn't meant when it is of the new revision", async () => {
        expect(await isReleased(pod(900, true, { revision: "new" }))).toBe(false);
    });
});
