import { spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { EventEmitter } from "node:events";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { startCluster, type Cluster } from "../../../local/cluster/cluster";
import { installPlugins } from "../../../local/plugins/install";
import { run } from "../../../local/run";
import { silent } from "../../../local/report";
import { buildToolchain, type Toolchain } from "../../../local/toolchain/toolchain";

const repository = path.resolve(__dirname, "..", "..", "..");

/** The local cluster that is tested against; a second one leaves the first to others on a shared machine. */
const instance = process.env.CORDA_TEST_INSTANCE ?? "test";

/** What a finished command printed. */
export interface CommandResult {
    readonly code: number;
    readonly output: string;
}

/** A command under way. */
export interface RunningCommand {
    readonly child: ChildProcess;
    readonly done: Promise<CommandResult>;
    /** Resolves when the text has been printed; fails when the command ends without it. */
    prints(text: string): Promise<void>;
}

/** A resource as the state has it. */
export interface StateResource {
    readonly urn: string;
    readonly type: string;
    readonly id?: string;
    readonly inputs?: Record<string, unknown>;
    readonly outputs?: Record<string, unknown>;
    readonly initErrors?: string[];
    readonly delete?: boolean;
}

/** What every program of these tests starts with: a provider, and pods that the `restricted` standard lets in. */
const prelude = (kubeconfig: string, namespace: string, image: string): string => `
const pulumi = require("@pulumi/pulumi");
const k8s = require("@pulumi/kubernetes");
const namespace = "${namespace}";
const provider = new k8s.Provider("cluster", {
    kubeconfig: "${kubeconfig}", context: "corda-local", enableConfigMapMutable: true });
const o = { provider };
const container = (script, more) => ({ name: "main", image: "${image}", imagePullPolicy: "Never",
    command: ["/bin/sh", "-c", script], resources: { requests: { cpu: "5m", memory: "8Mi" } },
    securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } }, ...more });
const pod = (containers, more) => ({ containers, terminationGracePeriodSeconds: 0,
    securityContext: { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: "RuntimeDefault" } }, ...more });
const never = { exec: { command: ["/bin/sh", "-c", "exit 1"] }, periodSeconds: 1 };
const labels = { app: "probe" };
const statefulSet = (name, template, more, annotations) => new k8s.apps.v1.StatefulSet(name, {
    metadata: { name, namespace, annotations },
    spec: { replicas: 1, serviceName: name, selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: template }, ...more } }, o);
`;

/** A Pulumi project of its own against the test cluster: the real engine, the plugins of this repository. */
export class Project {
    readonly namespace: string;
    readonly cluster: Cluster;
    private readonly toolchain: Toolchain;
    private readonly directory: string;
    private readonly image: string;

    private constructor(cluster: Cluster, toolchain: Toolchain, image: string) {
        this.cluster = cluster;
        this.toolchain = toolchain;
        this.image = image;
        this.namespace = `plugins-${randomBytes(4).toString("hex")}`;
        this.directory = fs.mkdtempSync(path.join(os.tmpdir(), "corda-plugins-"));
    }

    static async open(): Promise<Project> {
        const toolchain = await buildToolchain({ report: silent });
        const cluster = await startCluster({ instance, report: silent });
        const images = await run(toolchain.kubectl, [
            ...["--kubeconfig", cluster.kubeconfig, "get", "nodes", "-o"],
            "jsonpath={.items[*].status.images[*].names[*]}",
        ]);
        const image = images.stdout.split(" ").find((name) => name.startsWith("localhost/corda/shell:"));
        if (image === undefined) throw new Error("the node has no shell image");
        const project = new Project(cluster, toolchain, image);
        await project.prepare();
        return project;
    }

    private async prepare(): Promise<void> {
        const at = (...parts: string[]): string => path.join(this.directory, ...parts);
        fs.mkdirSync(at("state"));
        fs.writeFileSync(at("Pulumi.yaml"), "name: probe\nruntime: nodejs\n");
        fs.writeFileSync(at("package.json"), JSON.stringify({ name: "probe", version: "1.0.0", main: "index.js" }));
        fs.symlinkSync(path.join(repository, "node_modules"), at("node_modules"));
        await installPlugins({
            pulumi: this.toolchain.pulumi,
            toolDirectory: at("tools"),
            pulumiHome: at("home"),
        });
        await this.kubectl("create", "namespace", this.namespace);
        await this.pulumi("stack", "init", "test");
    }

    /** Writes the program; `body` sees `k8s`, `o`, `namespace` and the makers of pods above. */
    program(body: string): void {
        fs.writeFileSync(
            path.join(this.directory, "index.js"),
            prelude(this.cluster.kubeconfig, this.namespace, this.image) + body,
        );
    }

    /** Starts a Pulumi command. */
    start(...args: string[]): RunningCommand {
        const child = spawn(path.join(this.directory, "tools", "pulumi"), [...args, "--non-interactive"], {
            cwd: this.directory,
            stdio: ["ignore", "pipe", "pipe"],
            env: {
                ...process.env,
                PULUMI_HOME: path.join(this.directory, "home"),
                PULUMI_BACKEND_URL: `file://${path.join(this.directory, "state")}`,
                PULUMI_CONFIG_PASSPHRASE: "",
                PULUMI_SKIP_UPDATE_CHECK: "true",
                PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
                PULUMI_SUPPRESS_NEO_LINK: "true",
            },
        });
        let output = "";
        const printed = new EventEmitter();
        for (const stream of [child.stdout, child.stderr]) {
            stream.on("data", (bytes: Buffer) => {
                output += bytes.toString();
                printed.emit("more");
            });
        }
        const done = new Promise<CommandResult>((resolve) =>
            child.once("close", (code) => resolve({ code: code ?? -1, output })),
        );
        const prints = (text: string): Promise<void> =>
            new Promise((resolve, reject) => {
                const look = (): void => {
                    if (output.includes(text)) resolve();
                };
                printed.on("more", look);
                look();
                void done.then(() => reject(new Error(`it ended without saying "${text}":\n${output}`)));
            });
        return { child, done, prints };
    }

    pulumi(...args: string[]): Promise<CommandResult> {
        return this.start(...args).done;
    }

    up(...args: string[]): Promise<CommandResult> {
        return this.pulumi("up", "--yes", "--skip-preview", ...args);
    }

    preview(...args: string[]): Promise<CommandResult> {
        return this.pulumi("preview", ...args);
    }

    async resources(): Promise<StateResource[]> {
        const { output } = await this.pulumi("stack", "export");
        return (JSON.parse(output) as { deployment: { resources?: StateResource[] } }).deployment.resources ?? [];
    }

    /** The live resource with that logical name. */
    async resource(name: string): Promise<StateResource> {
        const found = (await this.resources()).find(({ urn, delete: gone }) => urn.endsWith(`::${name}`) && !gone);
        if (found === undefined) throw new Error(`the state has no ${name}`);
        return found;
    }

    /** Every byte the backend keeps, current state, history and backups alike. */
    storedText(): string {
        const read = (directory: string): string[] =>
            fs.readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
                const file = path.join(directory, entry.name);
                return entry.isDirectory() ? read(file) : [fs.readFileSync(file, "utf8")];
            });
        return read(path.join(this.directory, "state")).join("\n");
    }

    async kubectl(...args: string[]): Promise<string> {
        const access = ["--kubeconfig", this.cluster.kubeconfig, "--namespace", this.namespace];
        return (await run(this.toolchain.kubectl, [...access, ...args])).stdout;
    }

    async get<T = Record<string, unknown>>(kind: string, name: string): Promise<T> {
        return JSON.parse(await this.kubectl("get", kind, name, "-o", "json")) as T;
    }

    /** Removes everything, whatever state a failed test left it in. */
    async close(): Promise<void> {
        await this.kubectl("delete", "namespace", this.namespace, "--wait=false").catch(() => undefined);
        fs.rmSync(this.directory, { recursive: true, force: true });
    }
}
