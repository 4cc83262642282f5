import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Project } from "./project";

interface Described {
    metadata: { name: string; uid: string; annotations?: Record<string, string>; labels?: Record<string, string> };
    data?: Record<string, string>;
    spec: { template: { spec: { containers: { image: string; env?: { name: string; value: string }[] }[] } } };
}

/** A network's usual objects in small: settings, secrets, a workload that mounts both, rules around it. */
const program = (settings: { colour: string; password: string; greeting: string }): string => `
const settings = new k8s.core.v1.ConfigMap("settings", { metadata: { name: "settings", namespace },
    data: { colour: ${JSON.stringify(settings.colour)} } }, o);
const keys = new k8s.core.v1.Secret("keys", { metadata: { namespace },
    stringData: { password: pulumi.secret(${JSON.stringify(settings.password)}) } }, o);
const service = new k8s.core.v1.Service("probe", { metadata: { name: "probe", namespace },
    spec: { clusterIP: "None", selector: labels, ports: [{ name: "p2p", port: 10002 }] } }, o);
const set = statefulSet("probe", pod(
    [container("sleep 3600", { env: [{ name: "GREETING", value: ${JSON.stringify(settings.greeting)} }],
        resources: { requests: { cpu: "0.005", memory: "8192Ki" } },
        volumeMounts: [{ name: "keys", mountPath: "/keys" }, { name: "data", mountPath: "/data" }] })],
    { volumes: [{ name: "keys", secret: { secretName: keys.metadata.name } },
        { name: "data", persistentVolumeClaim: { claimName: "data" } }] }));
new k8s.core.v1.PersistentVolumeClaim("data", { metadata: { name: "data", namespace },
    spec: { accessModes: ["ReadWriteOnce"], storageClassName: "standard",
        resources: { requests: { storage: "1Gi" } } } }, o);
new k8s.networking.v1.NetworkPolicy("deny", { metadata: { name: "deny", namespace },
    spec: { podSelector: {}, policyTypes: ["Ingress"], ingress: [] } }, o);
const role = new k8s.rbac.v1.Role("reader", { metadata: { name: "reader", namespace },
    rules: [{ apiGroups: [""], resources: ["pods"], verbs: ["get"] }] }, o);
new k8s.rbac.v1.RoleBinding("reader", { metadata: { name: "reader", namespace },
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: role.metadata.name },
    subjects: [{ kind: "ServiceAccount", name: "default", namespace }] }, o);
new k8s.batch.v1.Job("once", { metadata: { namespace },
    spec: { backoffLimit: 0, template: { spec: pod([container("echo done")], { restartPolicy: "Never" }) } } }, o);
exports.keys = keys.metadata.name;
`;
const first = { colour: "blue", password: "canary-4711", greeting: "hello" };

describe("the Kubernetes provider, with the real engine and a real cluster", () => {
    let project: Project;
    beforeAll(async () => {
        project = await Project.open();
    });
    afterAll(async () => {
        await project?.close();
    });

    it("previews objects of a cluster that has none of them", async () => {
        project.program(program(first));
        const preview = await project.preview();
        expect(preview.output).toContain("+ 11 to create");
        expect(preview.code).toBe(0);
    });

    it("creates them and waits until they are ready", async () => {
        const up = await project.up();
        expect(up.output).toContain("+ 11 created");
        expect(up.code).toBe(0);
        const set = await project.get<{ status: { readyReplicas: number } }>("statefulset", "probe");
        expect(set.status.readyReplicas).toBe(1);
        const job = await project.kubectl("get", "jobs", "-o", "jsonpath={.items[*].status.succeeded}");
        expect(job).toBe("1");
    });

    it("names an object without a name after its resource, with eight hex digits, and marks it", async () => {
        const { id } = await project.resource("keys");
        expect(id).toMatch(new RegExp(`^${project.namespace}/keys-[0-9a-f]{8}$`));
        const keys = await project.get<Described>("secret", (id ?? "").split("/")[1] ?? "");
        expect(keys.metadata.annotations).toEqual({ "pulumi.com/autonamed": "true" });
        expect(keys.data).toEqual({ password: Buffer.from(first.password).toString("base64") });
    });

    it("keeps the official provider's shape of state", async () => {
        const { outputs = {}, inputs = {} } = await project.resource("settings");
        expect(Object.keys(outputs).sort()).toEqual(
            ["__fieldManager", "__initialApiVersion", "__inputs", "apiVersion", "data", "kind", "metadata"].sort(),
        );
        expect(outputs["__fieldManager"]).toMatch(/^pulumi-kubernetes-[0-9a-f]{8}$/);
        expect(outputs["__initialApiVersion"]).toBe("v1");
        expect(outputs["__inputs"]).toEqual(inputs);
    });

    it("keeps a secret out of the stored state, in clear and in base64 [002-11]", () => {
        const stored = project.storedText();
        expect(stored).not.toContain(first.password);
        expect(stored).not.toContain(Buffer.from(first.password).toString("base64"));
    });

    it("previews and applies no change when nothing changed", async () => {
        const preview = await project.preview("--expect-no-changes");
        expect(preview.output).toContain("11 unchanged");
        expect(preview.code).toBe(0);
        const refreshed = await project.pulumi("preview", "--refresh", "--expect-no-changes");
        expect(refreshed.code, refreshed.output).toBe(0);
        const up = await project.up("--expect-no-changes");
        expect(up.code, up.output).toBe(0);
    });

    it("changes a workload in place and rolls its pod", async () => {
        project.program(program({ ...first, greeting: "good day" }));
        const before = await project.get<Described>("pod", "probe-0");
        const preview = await project.preview("--diff");
        expect(preview.output).toMatch(/good day/);
        expect(preview.output).toContain("~ 1 to update");
        const up = await project.up();
        expect(up.output).toContain("~ 1 updated");
        const after = await project.get<Described>("pod", "probe-0");
        expect(after.metadata.uid).not.toBe(before.metadata.uid);
    });

    it("removes a field that the program no longer has", async () => {
        const env = async (): Promise<unknown> =>
            (await project.get<Described>("statefulset", "probe")).spec.template.spec.containers[0]?.env;
        expect(await env()).toBeDefined();
        project.program(program(first).replace(/env: \[.*?\],/, ""));
        expect((await project.up()).code).toBe(0);
        expect(await env()).toBeUndefined();
        project.program(program(first));
        expect((await project.up()).code).toBe(0);
    });

    it("replaces a changed auto-named Secret by one with another name, and the pod follows", async () => {
        const before = await project.resource("keys");
        const pod = await project.get<Described>("pod", "probe-0");
        project.program(program({ ...first, password: "canary-4712" }));
        const up = await project.up();
        expect(up.code, up.output).toBe(0);
        expect(up.output).toContain("+-1 replaced");
        const after = await project.resource("keys");
        expect(after.id).not.toBe(before.id);
        expect((await project.get<Described>("pod", "probe-0")).metadata.uid).not.toBe(pod.metadata.uid);
        const names = await project.kubectl("get", "secrets", "-o", "jsonpath={.items[*].metadata.name}");
        expect(names).toBe(after.id?.split("/")[1]);
    });

    it("changes a mutable ConfigMap in place", async () => {
        const before = await project.get<Described>("configmap", "settings");
        project.program(program({ ...first, password: "canary-4712", colour: "green" }));
        const up = await project.up();
        expect(up.output).toContain("~ 1 updated");
        const after = await project.get<Described>("configmap", "settings");
        expect(after.data).toEqual({ colour: "green" });
        expect(after.metadata.uid).toBe(before.metadata.uid);
    });

    it("finds what was changed by hand, and mends it", async () => {
        await project.kubectl("patch", "configmap", "settings", "-p", '{"data":{"colour":"red"}}');
        const look = await project.pulumi("preview", "--refresh", "--diff");
        expect(look.output).toMatch(/colour.*"red"|"red".*colour/s);
        expect((await project.pulumi("refresh", "--yes")).output).toContain("~ 1 updated");
        const up = await project.up();
        expect(up.code, up.output).toBe(0);
        expect((await project.get<Described>("configmap", "settings")).data).toEqual({ colour: "green" });
        expect((await project.up("--refresh", "--expect-no-changes")).code).toBe(0);
    });

    it("makes an object anew that was deleted by hand", async () => {
        await project.kubectl("delete", "networkpolicy", "deny");
        const up = await project.up("--refresh");
        expect(up.code, up.output).toBe(0);
        await project.get("networkpolicy", "deny");
    });

    it("takes over an existing object by import, without touching it", async () => {
        await project.kubectl("create", "configmap", "found", "--from-literal=origin=elsewhere");
        const before = await project.get<Described>("configmap", "found");
        project.program(
            program({ ...first, password: "canary-4712", colour: "green" }) +
                `new k8s.core.v1.ConfigMap("found", { metadata: { name: "found", namespace },
                    data: { origin: "elsewhere" } }, { provider, import: namespace + "/found" });`,
        );
        const up = await project.up();
        expect(up.code, up.output).toBe(0);
        expect(up.output).toContain("= 1 imported");
        expect(await project.get<Described>("configmap", "found")).toEqual(before);
        expect((await project.up("--expect-no-changes")).code).toBe(0);
    });

    it("imports by the command as well", async () => {
        await project.kubectl("create", "configmap", "seen", "--from-literal=a=b");
        const imported = await project.pulumi(
            ...["import", "kubernetes:core/v1:ConfigMap", "seen", `${project.namespace}/seen`],
            ...["--yes", "--generate-code=false", "--protect=false", "--provider"],
            `cluster=${(await project.resource("cluster")).urn}`,
        );
        expect(imported.code, imported.output).toBe(0);
        expect((await project.resource("seen")).inputs?.["data"]).toEqual({ a: "b" });
    });

    it("says what to do when an object exists already", async () => {
        await project.kubectl("create", "configmap", "taken");
        project.program(`new k8s.core.v1.ConfigMap("taken", { metadata: { name: "taken", namespace }, data: {} }, o);`);
        const up = await project.up("--target", "**taken");
        expect(up.code).not.toBe(0);
        expect(up.output).toMatch(/ConfigMap plugins-\w+\/taken exists already\. Import it/);
    });

    it("deletes everything, and the cluster has nothing of it left", async () => {
        const destroy = await project.pulumi("destroy", "--yes", "--skip-preview");
        expect(destroy.code, destroy.output).toBe(0);
        const kinds = "statefulsets,services,secrets,pvc,networkpolicies,roles,rolebindings,jobs,pods";
        expect(await project.kubectl("get", kinds, "-o", "name")).toBe("");
        expect(await project.resources()).toEqual([]);
    });
});
