import { afterEach, describe, expect, it } from "vitest";
import { configure } from "../../../../local/plugins/kubernetes/configure";
import { isUnready } from "../../../../local/plugins/kubernetes/unready";
import { ApiServer, refusal, type Answer } from "./api-server";

const job = {
    apiVersion: "batch/v1",
    kind: "Job",
    metadata: { name: "x", namespace: "corda", annotations: { "pulumi.com/replaceUnready": "true" } },
};
const withStatus = (type: string): Answer => {
    return () => ({ body: { ...job, status: { conditions: [{ type, status: "True" }] } } });
};

describe("a Job that asks to be replaced while it isn't ready", () => {
    let server: ApiServer | undefined;
    afterEach(async () => {
        await server?.close();
    });
    const unready = async (answer: Answer, inputs = job): Promise<boolean> => {
        server = await ApiServer.start(answer);
        return isUnready(server.session(), inputs);
    };

    it("is unready when it failed, and only then", async () => {
        expect(await unready(withStatus("Failed"))).toBe(true);
        expect(await unready(withStatus("Complete"))).toBe(false);
    });

    it("is left alone without the annotation", async () => {
        const plain = { ...job, metadata: { ...job.metadata, annotations: { "pulumi.com/replaceUnready": "false" } } };
        expect(await unready(withStatus("Failed"), plain)).toBe(false);
    });

    it("is left alone where the cluster can't be read", async () => {
        expect(await unready(() => refusal(403, "Forbidden", "jobs is forbidden"))).toBe(false);
        const nowhere = configure(
            { kubeconfig: "/nowhere" },
            { status: () => undefined },
            new AbortController().signal,
        );
        expect(await isUnready(nowhere, job)).toBe(false);
    });
});
