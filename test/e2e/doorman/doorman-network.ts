import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BatchV1Api, CoreV1Api, type KubeConfig } from "@kubernetes/client-node";
import { parseDocument } from "yaml";
import { type Cluster, startCluster } from "../../../local/cluster/cluster";
import { type NetworkOutputs, bringUp, kubeconfigOf, provideImages } from "../../../local/network";
import { stateDirectory } from "../../../local/paths";
import { projectDirectory } from "../../../local/project";
import { type Session, openSession } from "../../../local/pulumi-session";
import { run } from "../../../local/run";
import { readProjectStack } from "../../../local/stack-file";
import { buildToolchain } from "../../../local/toolchain/toolchain";
import { type Doorman, startDoorman } from "./doorman-pod";
import { signedCordapps } from "./signed-cordapps";

/** A network whose members register with a doorman, from a stack file as a user would write it. */
export interface DoormanNetwork {
    readonly cluster: Cluster;
    readonly doorman: Doorman;
    readonly kubeconfig: KubeConfig;
    readonly core: CoreV1Api;
    readonly batch: BatchV1Api;
    /** `pulumi up`; says what changed. */
    up(): Promise<string>;
    outputs(): Promise<NetworkOutputs>;
    remove(): Promise<void>;
}

let lastReport = 0;
/** A line every ten seconds is enough for a log. */
const report = (line: string) => {
    if (performance.now() - lastReport > 10_000) {
        lastReport = performance.now();
        console.log(`    ${line}`);
    }
};

const version = "4.10";
const notary = {
    name: "notary",
    legalName: "O=Notary,L=London,C=GB",
    serviceLegalName: "O=Notary Service,L=London,C=GB",
};
const parties = [
    { name: "party-a", legalName: "O=Party A,L=London,C=GB" },
    { name: "party-b", legalName: "O=Party B,L=New York,C=US" },
];

/** Starts a cluster with a doorman that holds party B's certificate back; the network itself is left to `up`. */
export async function doormanNetwork(instance: string): Promise<DoormanNetwork> {
    const directory = await mkdtemp(join(tmpdir(), "corda-doorman-"));
    const stackFile = join(directory, "Pulumi.dev.yaml");
    const toolchain = await buildToolchain({ report });
    const cluster = await startCluster({ instance, report });
    const kubeconfig = kubeconfigOf(cluster);
    const cordapps = await signedCordapps(
        ["net.corda:corda-finance-contracts:4.10", "net.corda:corda-finance-workflows:4.10"],
        directory,
        report,
    );
    await writeFile(stackFile, stackOf(cordapps, "http://doorman.zone.svc.cluster.local:8080"));
    await provideImages(cluster, { ...(await projectStack(stackFile)), cordapps: [] }, report);
    const doorman = await startDoorman({
        kubeconfig,
        version,
        notaries: [notary.legalName],
        members: parties.map(({ legalName }) => legalName),
        held: "O=Party B",
        jars: cordapps.map(({ jar }) => jar),
        directory,
        report,
    });
    const session = await openSession({
        // Its mirror is what pods fetch CorDapps from.
        cluster: { ...cluster, mirrorUrl: doorman.mavenRepository },
        toolchain,
        stackFile,
    });
    await encryptTrustStore(stackFile, instance, session, doorman);
    return {
        cluster,
        doorman,
        kubeconfig,
        core: kubeconfig.makeApiClient(CoreV1Api),
        batch: kubeconfig.makeApiClient(BatchV1Api),
        up: () => bringUp(session, report),
        outputs: () => session.outputs<NetworkOutputs>(),
        remove: () => rm(directory, { recursive: true, force: true }),
    };
}

function stackOf(cordapps: readonly { readonly maven: string; readonly sha256: string }[], url: string): string {
    const database = { kind: "h2" };
    return JSON.stringify({
        config: {
            "pulumi:disable-default-providers": ["*"],
            "corda:platform": { kind: "minikube", contexts: ["corda-local"] },
            "corda:network": {
                edition: "community",
                version,
                zone: {
                    kind: "doorman",
                    doormanUrl: url,
                    networkMapUrl: url,
                    rootTrustStore: { secret: "network-root" },
                    email: "ops@example.com",
                    approvalMinutes: 10,
                },
                cordapps: cordapps.map(({ maven, sha256 }) => ({ maven, sha256 })),
                notaries: [{ ...notary, database }],
                nodes: parties.map((party) => ({ ...party, database })),
            },
        },
    });
}

/** Before the secrets are known, the stack file's check would refuse it for them. */
async function projectStack(stackFile: string) {
    const withSecrets = parseDocument(await readFile(stackFile, "utf8"));
    withSecrets.setIn(["config", "corda:secrets"], {
        "network-root": { "network-root-truststore.jks": { secure: "v1:" }, password: { secure: "v1:" } },
    });
    const copy = `${stackFile}.checked`;
    await writeFile(copy, withSecrets.toString());
    return readProjectStack("dev", copy);
}

/** What a user does with `pulumi config set --secret --path`. */
async function encryptTrustStore(
    stackFile: string,
    instance: string,
    session: Session,
    { trustStore }: Doorman,
): Promise<void> {
    const state = join(stateDirectory(instance), "pulumi");
    const salt = parseDocument(await readFile(join(state, "workspace-dev", "Pulumi.dev.yaml"), "utf8"));
    const document = parseDocument(await readFile(stackFile, "utf8"));
    document.set("encryptionsalt", salt.get("encryptionsalt"));
    await writeFile(stackFile, document.toString());
    for (const [key, value] of [
        ['["network-root-truststore.jks"]', trustStore.base64],
        [".password", trustStore.password],
    ] as const) {
        await run(
            join(state, "tools", "pulumi"),
            ["config", "set", "--secret", "--path", `corda:secrets.network-root${key}`, "--config-file", stackFile],
            { cwd: projectDirectory, env: session.environment, input: value },
        );
    }
}
