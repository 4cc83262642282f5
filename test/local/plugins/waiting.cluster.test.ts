import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Project } from "./project";

const timeout = (seconds: number): string => `{ "pulumi.com/timeoutSeconds": "${seconds}" }`;

const job = (name: string, script: string, more = "", annotations = "{}"): string => `
new k8s.batch.v1.Job("${name}", { metadata: { name: "${name}", namespace, annotations: ${annotations} },
    spec: { backoffLimit: 0, ${more} template: { spec: pod([container(${JSON.stringify(script)})],
        { restartPolicy: "Never" }) } } }, o);`;

describe("waiting for what was created", () => {
    let project: Project;
    beforeAll(async () => {
        project = await Project.open();
    });
    afterAll(async () => {
        await project?.close();
    });

    async function fails(body: string): Promise<string> {
        project.program(body);
        const { code, output } = await project.up();
        expect(code, output).not.toBe(0);
        return output;
    }

    it("fails with the reason and the last words of a Job that failed, and keeps both", async () => {
        const output = await fails(job("migrate", "echo the schema is newer; exit 3"));
        expect(output).toMatch(/Job plugins-\w+\/migrate failed/);
        expect(output).toContain("BackoffLimitExceeded");
        expect(output).toContain("ended with exit code 3; its last lines: the schema is newer");
        const { initErrors } = await project.resource("migrate");
        expect(initErrors?.join("\n")).toContain("the schema is newer");
    });

    it("goes on with the next up, and replaces the failed Job when its template is corrected", async () => {
        project.program(job("migrate", "echo the schema fits"));
        const { code, output } = await project.up();
        expect(code, output).toBe(0);
        expect((await project.resource("migrate")).initErrors ?? []).toEqual([]);
    });

    it("runs an unchanged Job that failed again, where its annotation asks for it", async () => {
        const again = job("again", "echo not yet; exit 1", "", `{ "pulumi.com/replaceUnready": "true" }`);
        await fails(again);
        const uid = async () => ((await project.resource("again")).outputs?.metadata as { uid: string }).uid;
        const first = await uid();
        await fails(again);
        expect(await uid()).not.toBe(first);
    });

    it("prefers a container's own explanation to its log", async () => {
        const script = "echo noise; echo expected digest a, got b > /dev/termination-log; exit 1";
        const output = await fails(job("explain", script));
        expect(output).toContain("ended with exit code 1: expected digest a, got b");
    });

    it("says that and why a pod can't be scheduled", async () => {
        const output = await fails(
            `statefulSet("big", pod([container("sleep 9", { resources: { requests: { memory: "9000Gi" } } })]), {},
                ${timeout(4)});`,
        );
        expect(output).toMatch(/pod big-0 can't be scheduled: .*Insufficient memory/);
    });

    it("says that and which image can't be pulled", async () => {
        const output = await fails(
            `statefulSet("pull", pod([container("sleep 9", { image: "localhost/corda/absent:1" })]), {}, ${timeout(8)});`,
        );
        expect(output).toContain("image localhost/corda/absent:1 can't be pulled");
    });

    it("shows the last lines of a container that crashes", async () => {
        const output = await fails(
            `statefulSet("crash", pod([container("echo no such database; exit 7", { readinessProbe: never })]), {}, ${timeout(15)});`,
        );
        expect(output).toContain("container main of pod crash-0 ended with exit code 7");
        expect(output).toContain("no such database");
    });

    it("replaces the pod of a StatefulSet that never became ready when its template is corrected", async () => {
        project.program(`statefulSet("crash", pod([container("sleep 3600")]), {}, ${timeout(60)});`);
        const { code, output } = await project.up();
        expect(code, output).toBe(0);
    });

    it("stops waiting when an init container has failed for good, with its explanation", async () => {
        const script = "echo the digest is wrong | tee /dev/termination-log; exit 1";
        const output = await fails(
            `statefulSet("init", pod([container("sleep 3600")],
                { initContainers: [container(${JSON.stringify(script)}, { name: "fetch" })] }));`,
        );
        expect(output).toContain("init container fetch of pod init-0 ended with exit code 1: the digest is wrong");
        expect(output).not.toContain("isn't ready after");
    });

    it("says which part of a pod is missing", async () => {
        const output = await fails(
            `statefulSet("mount", pod([container("sleep 9", { volumeMounts: [{ name: "v", mountPath: "/v" }] })],
                { volumes: [{ name: "v", secret: { secretName: "absent" } }] }), {}, ${timeout(12)});`,
        );
        expect(output).toMatch(/FailedMount: .*secret "absent" not found/);
    });

    it("says why no pod is made at all", async () => {
        const output = await fails(
            `statefulSet("root", { containers: [container("sleep 9", { securityContext: {} })] }, {}, ${timeout(6)});`,
        );
        expect(output).toMatch(/FailedCreate: .*violates PodSecurity/);
    });

    it("doesn't wait where it is told not to", async () => {
        project.program(
            `statefulSet("later", pod([container("exit 1")]), {}, { "pulumi.com/skipAwait": "true" });
             new k8s.core.v1.Service("nobody", { metadata: { name: "nobody", namespace,
                 annotations: { "pulumi.com/skipAwait": "true" } },
                 spec: { selector: { app: "nobody" }, ports: [{ port: 1 }] } }, o);`,
        );
        const { code, output } = await project.up();
        expect(code, output).toBe(0);
    });

    it("waits for a pod behind a Service that has one selected", async () => {
        const output = await fails(
            `new k8s.core.v1.Service("alone", { metadata: { name: "alone", namespace, annotations: ${timeout(2)} },
                spec: { selector: { app: "nobody" }, ports: [{ port: 1 }] } }, o);`,
        );
        expect(output).toContain("isn't ready after 2 seconds: a ready pod behind the Service");
    });

    it("waits for the pods of a DaemonSet, and for what an annotation says instead of what is usual", async () => {
        const set = (name: string, annotations: string, probe: string): string => `
            new k8s.apps.v1.DaemonSet("${name}", { metadata: { name: "${name}", namespace, annotations: ${annotations} },
                spec: { selector: { matchExpressions: [{ key: "set", operator: "In", values: ["${name}"] }] },
                    template: { metadata: { labels: { set: "${name}" } },
                        spec: pod([container("sleep 3600", { ${probe} })]) } } }, o);`;
        const output = await fails(set("every", timeout(4), "readinessProbe: never"));
        expect(output).toMatch(/0 of 1 pods available: container main of pod every-\w+ to be ready/);
        const scheduled = `{ "pulumi.com/waitFor": "jsonpath={.status.currentNumberScheduled}=1" }`;
        project.program(set("every", "{}", "") + set("some", scheduled, "readinessProbe: never"));
        const { code, output: said } = await project.up();
        expect(code, said).toBe(0);
    });

    it("refuses what only the official provider can do, before anything is made", async () => {
        project.program(`new k8s.core.v1.ConfigMapPatch("part", { metadata: { name: "kube-root-ca.crt", namespace },
            data: { a: "b" } }, o);`);
        const { code, output } = await project.preview();
        expect(code).not.toBe(0);
        expect(output).toContain("The official Kubernetes plugin is needed for it");
    });

    it("takes a custom timeout before an annotation", async () => {
        const output = await fails(
            `new k8s.apps.v1.Deployment("slow", { metadata: { name: "slow", namespace, annotations: ${timeout(600)} },
                spec: { selector: { matchLabels: labels }, template: { metadata: { labels },
                    spec: pod([container("sleep 3600", { readinessProbe: never })]) } } },
                { provider, customTimeouts: { create: "10s" } });`,
        );
        expect(output).toContain("isn't ready after 10 seconds: 0 of 1 pods available");
        expect(output).toContain("Readiness probe failed");
    });

    it("removes what failed", async () => {
        const destroy = await project.pulumi("destroy", "--yes", "--skip-preview");
        expect(destroy.code, destroy.output).toBe(0);
    });
});
