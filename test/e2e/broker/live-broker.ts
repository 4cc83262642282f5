import { copyFile, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AppsV1Api, CoreV1Api, type KubeConfig, type V1Pod } from "@kubernetes/client-node";
import { type Cluster, importImage, startCluster } from "../../../local/cluster/cluster";
import { buildImage } from "../../../local/images/build";
import { nodeLibraries } from "../../../local/images/node-libraries";
import { kubeconfigOf } from "../../../local/network";
import { installPlugins } from "../../../local/plugins/install";
import { silent } from "../../../local/report";
import { run } from "../../../local/run";
import { buildToolchain } from "../../../local/toolchain/toolchain";
import { execInPod } from "../exec";
import { type BrokerProgramSettings, settingsVariable } from "./settings";

/** The namespace of the brokers and their clients. */
export const namespace = "broker-e2e";

/** Key stores of a guest, as the client takes them: file and the file with its password. */
export const stores = {
    own: (role: "node" | "bridge") => `/keystores/artemis${role}.jks:/pem/keystores/password`,
    foreign: "/foreign/artemisnode.jks:/pem/foreign/password",
    none: "-",
    trust: "/keystores/truststore.jks:/pem/keystores/password",
} as const;

/** Brokers that really run, brought up by the real engine with a program of the tests' own. */
export interface LiveBroker {
    readonly cluster: Cluster;
    readonly apps: AppsV1Api;
    readonly kubeconfig: KubeConfig;
    /** Runs the client in a guest's pod; a line for each of the commands. */
    client(guest: string, commands: readonly (readonly string[])[]): Promise<string[]>;
    exec(pod: string, container: string, script: string): Promise<string>;
    pod(name: string): Promise<V1Pod>;
    /** Takes everything away again. */
    remove(): Promise<void>;
}

const program = join(__dirname, "program");

/** Starts the cluster where it isn't running and brings the program up. */
export async function liveBroker(instance: string): Promise<LiveBroker> {
    const work = await mkdtemp(join(tmpdir(), "corda-broker-"));
    const toolchain = await buildToolchain({ report: silent });
    const cluster = await startCluster({ instance, report: silent });
    const image = await buildImage("artemis", undefined, silent);
    await importImage(cluster, image.archive, image.reference);
    const libraries = join(await nodeLibraries("4.10", silent), "lib");
    const classes = join(work, "classes");
    await mkdir(classes);
    const source = join(__dirname, "BrokerClient.java");
    await run("javac", ["--release", "8", "-Xlint:-options", "-cp", join(libraries, "*"), "-d", classes, source]);
    const clientJar = join(work, "client.jar");
    await run("jar", ["--create", "--file", clientJar, "-C", classes, "."]);
    await mkdir(join(work, "state"));
    await installPlugins({
        pulumi: toolchain.pulumi,
        toolDirectory: join(work, "tools"),
        pulumiHome: join(work, "home"),
    });
    const settings: BrokerProgramSettings = {
        kubeconfig: cluster.kubeconfig,
        context: cluster.context,
        namespace,
        storageClass: "standard",
        clientJar,
    };
    const pulumi = (cwd: string, ...args: string[]) =>
        run(join(work, "tools", "pulumi"), [...args, "--non-interactive", "--color", "never"], {
            cwd,
            env: {
                PULUMI_HOME: join(work, "home"),
                PULUMI_BACKEND_URL: `file://${join(work, "state")}`,
                PULUMI_CONFIG_PASSPHRASE: "",
                PULUMI_STACK: "test",
                PULUMI_SKIP_UPDATE_CHECK: "true",
                PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
                PULUMI_NODEJS_TRANSPILE_ONLY: "true",
                [settingsVariable]: JSON.stringify(settings),
            },
        });
    const stackFile = join(work, "Pulumi.test.yaml");
    const kubeconfig = kubeconfigOf(cluster);
    const core = kubeconfig.makeApiClient(CoreV1Api);
    const exec = (pod: string, container: string, script: string) =>
        execInPod(kubeconfig, pod, container, ["/bin/bash", "-c", script], namespace);
    const remove = async () => {
        await pulumi(program, "destroy", "--yes", "--skip-preview", "--config-file", stackFile);
        await rm(work, { recursive: true, force: true });
    };
    // In a directory of its own: the stack's file would be written into the repository.
    await copyFile(join(program, "Pulumi.yaml"), join(work, "Pulumi.yaml"));
    await pulumi(work, "stack", "init", "test");
    await pulumi(program, "up", "--yes", "--skip-preview", "--config-file", stackFile).catch(async (error: unknown) => {
        await remove();
        throw error;
    });
    return {
        cluster,
        apps: kubeconfig.makeApiClient(AppsV1Api),
        kubeconfig,
        exec,
        remove,
        client: async (guest, commands) => {
            const words = commands.map((command) => `-- ${command.join(" ")}`).join(" ");
            const java = "java -Xmx64m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC";
            const said = await exec(
                guest,
                "guest",
                `${java} -cp "/client/client.jar:/opt/corda/lib/*" BrokerClient ${words}`,
            );
            const lines = said.split("\n").filter((line) => /^(?:RESULT|REFUSED) /.test(line));
            return lines.length === commands.length ? lines : [said];
        },
        pod: (name) => core.readNamespacedPod({ namespace, name }),
    };
}
