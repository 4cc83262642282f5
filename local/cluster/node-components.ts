import { mkdir, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import { run } from "../run";
import { stringify } from "yaml";
import type { Toolchain } from "../toolchain/toolchain";
import { addresses } from "./addresses";
import { type Answer, clientAgent, get, probe } from "./api-client";
import { cgroupOf, cgroupVersion } from "./cgroups";
import type { Component } from "./component";
import { renderContainerdConfig } from "./containerd-config";
import { renderKubeletConfig } from "./kubelet-config";
import type { Layout } from "./layout";
import { renderNetworkConfig } from "./network-config";
import { sandboxPaths } from "./sandbox-paths";
import { volumeProvisioner } from "./system-objects";

/** Arguments of {@link nodeComponents}. */
export interface NodeArgs {
    readonly layout: Layout;
    readonly toolchain: Toolchain;
    readonly apiServer: string;
    readonly pauseImage: string;
    readonly mayLowerOomScore: boolean;
}

/** What makes the sandbox a node: container runtime, kubelet, Services, NetworkPolicies and volumes. */
export function nodeComponents(args: NodeArgs): Component[] {
    return [containerd(args), kubelet(args), kubeProxy(args), netpol(args), volumes(args)];
}

function containerd({ layout, toolchain, pauseImage, mayLowerOomScore }: NodeArgs): Component {
    const config = join(layout.config, "containerd.toml");
    const cniConfig = join(layout.config, "cni");
    return {
        name: "containerd",
        command: ["containerd", `--config=${config}`],
        prepare: async () => {
            await mkdir(cniConfig, { recursive: true });
            await mkdir(layout.containerd, { recursive: true, mode: 0o711 });
            await writeFile(join(cniConfig, "10-corda.conflist"), JSON.stringify(renderNetworkConfig(), null, 2));
            await writeFile(
                config,
                renderContainerdConfig({
                    root: layout.containerd,
                    state: sandboxPaths.containerdState,
                    socket: sandboxPaths.containerdSocket,
                    runc: toolchain.program("runc"),
                    pauseImage,
                    cniConfig,
                    cniPlugins: "/usr/lib/cni",
                    mayLowerOomScore,
                }),
            );
        },
        ready: () => answers(sandboxPaths.containerdSocket),
    };
}

function kubelet({ layout, toolchain, apiServer }: NodeArgs): Component {
    const config = join(layout.config, "kubelet.yaml");
    const resolvConf = join(layout.config, "resolv.conf");
    const pki = (name: string) => join(layout.pki, name);
    return {
        name: "kubelet",
        after: ["kube-apiserver", "containerd", "images"],
        command: [
            toolchain.program("kubelet"),
            `--config=${config}`,
            `--kubeconfig=${join(layout.kubeconfigs, "kubelet")}`,
            `--hostname-override=${addresses.nodeName}`,
            `--node-ip=${addresses.node}`,
            `--root-dir=${layout.kubelet}`,
        ],
        prepare: async () => {
            await mkdir(layout.kubelet, { recursive: true, mode: 0o711 });
            // Nothing outside the cluster can be reached from here, so there is no name server to pass on.
            await writeFile(resolvConf, "search .\n");
            await writeFile(
                config,
                stringify(
                    renderKubeletConfig({
                        cgroupVersion: cgroupVersion(),
                        cgroupRoot: cgroupOf(layout.instance),
                        runtimeSocket: sandboxPaths.containerdSocket,
                        podLogs: join(layout.logs, "pods"),
                        volumePlugins: join(layout.kubelet, "volume-plugins"),
                        resolvConf,
                        authority: pki("ca.crt"),
                        certificate: pki("kubelet-server.crt"),
                        key: pki("kubelet-server.key"),
                    }),
                ),
            );
        },
        ready: async () => {
            // A node that was ready before the last stop still says so: the kubelet's own word comes first.
            const agent = clientAgent(layout.pki, "ca", "bootstrap");
            const own = await probe({ url: `https://${addresses.node}:10250/healthz`, agent });
            return own ?? nodeCondition(await get({ url: `${apiServer}/api/v1/nodes/${addresses.nodeName}`, agent }));
        },
        deadlineSeconds: 120,
    };
}

/** What a node object says: undefined when it is ready, else its own reason. */
export function nodeCondition(answer: Answer): string | undefined {
    if (answer.status !== 200) {
        return `the API server knows no such node (${answer.status})`;
    }
    const node = JSON.parse(answer.body) as {
        status?: { conditions?: { type: string; status: string; message?: string; reason?: string }[] };
    };
    const ready = node.status?.conditions?.find(({ type }) => type === "Ready");
    return ready?.status === "True"
        ? undefined
        : `the node is not ready: ${ready?.reason ?? "no condition"} ${ready?.message ?? ""}`;
}

function kubeProxy({ layout, toolchain }: NodeArgs): Component {
    const config = join(layout.config, "kube-proxy.yaml");
    return {
        name: "kube-proxy",
        after: ["kube-apiserver"],
        command: [toolchain.program("kube-proxy"), `--config=${config}`],
        prepare: () =>
            writeFile(
                config,
                stringify({
                    apiVersion: "kubeproxy.config.k8s.io/v1alpha1",
                    kind: "KubeProxyConfiguration",
                    clientConnection: { kubeconfig: join(layout.kubeconfigs, "kube-proxy") },
                    mode: "iptables",
                    hostnameOverride: addresses.nodeName,
                    clusterCIDR: addresses.pods,
                    healthzBindAddress: "127.0.0.1:10256",
                    metricsBindAddress: "127.0.0.1:10249",
                    // The size of the connection table belongs to the machine, not to a network namespace.
                    conntrack: { maxPerCore: 0, tcpEstablishedTimeout: "0s", tcpCloseWaitTimeout: "0s" },
                }),
            ),
        ready: async () => {
            const answer = await fetch("http://127.0.0.1:10256/livez", { signal: AbortSignal.timeout(3000) });
            return answer.ok ? undefined : `livez answered ${answer.status}: ${await answer.text()}`;
        },
    };
}

function netpol({ layout, toolchain }: NodeArgs): Component {
    return {
        name: "netpol",
        after: ["kubelet", "objects"],
        command: [
            toolchain.program("netpol"),
            `--kubeconfig=${join(layout.kubeconfigs, "netpol")}`,
            `--node=${addresses.nodeName}`,
            `--service-cluster-ip-range=${addresses.services}`,
        ],
        ready: async () => {
            const result = await run("iptables", ["-w", "-S", "KUBE-ROUTER-FORWARD"], { reject: false });
            return result.failed ? "its chains are not in iptables yet" : undefined;
        },
    };
}

function volumes({ layout, toolchain, apiServer }: NodeArgs): Component {
    return {
        name: "volumes",
        after: ["objects"],
        command: [
            toolchain.program("volumes"),
            `--kubeconfig=${join(layout.kubeconfigs, "volumes")}`,
            `--provisioner=${volumeProvisioner}`,
            `--directory=${layout.volumes}`,
            `--node=${addresses.nodeName}`,
        ],
        ready: () =>
            probe({
                url: `${apiServer}/apis/storage.k8s.io/v1/storageclasses/standard`,
                agent: clientAgent(layout.pki, "ca", "bootstrap"),
            }),
    };
}

function answers(socket: string): Promise<string | undefined> {
    return new Promise((resolve) => {
        const connection = connect(socket);
        connection.once("connect", () => {
            connection.destroy();
            resolve(undefined);
        });
        connection.once("error", (error) => resolve(`${socket}: ${error.message}`));
    });
}
