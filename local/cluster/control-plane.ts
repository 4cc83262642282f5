import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stringify } from "yaml";
import type { Toolchain } from "../toolchain/toolchain";
import { addresses } from "./addresses";
import { anyServerAgent, clientAgent, probe } from "./api-client";
import type { Component } from "./component";
import type { Layout } from "./layout";
import type { ControlPlanePorts } from "./ports";

/** Arguments of {@link controlPlane}. */
export interface ControlPlaneArgs {
    readonly layout: Layout;
    readonly toolchain: Toolchain;
    readonly ports: ControlPlanePorts;
    /** The address the API server tells others to use; undefined keeps it on loopback. */
    readonly advertise?: string;
}

/** etcd, API server, controller manager and scheduler. */
export function controlPlane(args: ControlPlaneArgs): Component[] {
    return [etcd(args), apiServer(args), controllerManager(args), scheduler(args)];
}

function etcd({ layout, toolchain, ports }: ControlPlaneArgs): Component {
    const pki = (name: string) => join(layout.pki, name);
    const client = `https://127.0.0.1:${ports.etcd}`;
    const peer = `https://127.0.0.1:${ports.etcdPeer}`;
    return {
        name: "etcd",
        command: [
            toolchain.program("etcd"),
            "--name=corda",
            `--data-dir=${layout.etcd}`,
            `--listen-client-urls=${client}`,
            `--advertise-client-urls=${client}`,
            `--listen-peer-urls=${peer}`,
            `--initial-advertise-peer-urls=${peer}`,
            `--initial-cluster=corda=${peer}`,
            ...["", "peer-"].flatMap((prefix) => [
                `--${prefix}cert-file=${pki("etcd.crt")}`,
                `--${prefix}key-file=${pki("etcd.key")}`,
                `--${prefix}trusted-ca-file=${pki("etcd-ca.crt")}`,
                `--${prefix}client-cert-auth=true`,
            ]),
            "--auto-compaction-retention=10m",
            "--quota-backend-bytes=2147483648",
            "--logger=zap",
            "--log-outputs=stderr",
        ],
        prepare: async () => {
            await mkdir(layout.etcd, { recursive: true, mode: 0o700 });
        },
        ready: () =>
            probe({ url: `${client}/health`, agent: clientAgent(layout.pki, "etcd-ca", "apiserver-etcd-client") }),
    };
}

function apiServer({ layout, toolchain, ports, advertise }: ControlPlaneArgs): Component {
    const pki = (name: string) => join(layout.pki, name);
    const admission = join(layout.config, "admission.yaml");
    return {
        name: "kube-apiserver",
        after: ["etcd"],
        command: [
            toolchain.program("kube-apiserver"),
            `--secure-port=${ports.api}`,
            `--bind-address=${advertise === undefined ? "127.0.0.1" : "0.0.0.0"}`,
            ...(advertise === undefined ? [] : [`--advertise-address=${advertise}`]),
            `--etcd-servers=https://127.0.0.1:${ports.etcd}`,
            `--etcd-cafile=${pki("etcd-ca.crt")}`,
            `--etcd-certfile=${pki("apiserver-etcd-client.crt")}`,
            `--etcd-keyfile=${pki("apiserver-etcd-client.key")}`,
            `--tls-cert-file=${pki("kube-apiserver.crt")}`,
            `--tls-private-key-file=${pki("kube-apiserver.key")}`,
            `--client-ca-file=${pki("ca.crt")}`,
            `--kubelet-certificate-authority=${pki("ca.crt")}`,
            `--kubelet-client-certificate=${pki("apiserver-kubelet-client.crt")}`,
            `--kubelet-client-key=${pki("apiserver-kubelet-client.key")}`,
            "--kubelet-preferred-address-types=InternalIP",
            `--proxy-client-cert-file=${pki("front-proxy-client.crt")}`,
            `--proxy-client-key-file=${pki("front-proxy-client.key")}`,
            `--requestheader-client-ca-file=${pki("front-proxy-ca.crt")}`,
            "--requestheader-allowed-names=front-proxy-client",
            "--requestheader-extra-headers-prefix=X-Remote-Extra-",
            "--requestheader-group-headers=X-Remote-Group",
            "--requestheader-username-headers=X-Remote-User",
            `--service-account-issuer=https://kubernetes.default.svc.${addresses.domain}`,
            `--service-account-key-file=${pki("service-accounts.pub")}`,
            `--service-account-signing-key-file=${pki("service-accounts.key")}`,
            `--service-cluster-ip-range=${addresses.services}`,
            "--authorization-mode=Node,RBAC",
            "--enable-admission-plugins=NodeRestriction",
            `--admission-control-config-file=${admission}`,
            "--allow-privileged=true",
            "--profiling=false",
        ],
        prepare: async () => {
            await mkdir(layout.config, { recursive: true });
            await writeFile(admission, stringify(renderAdmission()));
        },
        ready: () =>
            probe({
                url: `https://127.0.0.1:${ports.api}/readyz?verbose`,
                agent: clientAgent(layout.pki, "ca", "bootstrap"),
            }),
    };
}

/** Pod Security: `restricted` unless a namespace's labels say otherwise; only the cluster's own namespace is exempt. */
export function renderAdmission(): Record<string, unknown> {
    const level = { level: "restricted", version: "latest" };
    return {
        apiVersion: "apiserver.config.k8s.io/v1",
        kind: "AdmissionConfiguration",
        plugins: [
            {
                name: "PodSecurity",
                configuration: {
                    apiVersion: "pod-security.admission.config.k8s.io/v1",
                    kind: "PodSecurityConfiguration",
                    defaults: {
                        enforce: level.level,
                        "enforce-version": level.version,
                        audit: level.level,
                        "audit-version": level.version,
                        warn: level.level,
                        "warn-version": level.version,
                    },
                    exemptions: { usernames: [], runtimeClasses: [], namespaces: ["kube-system"] },
                },
            },
        ],
    };
}

function controllerManager({ layout, toolchain, ports }: ControlPlaneArgs): Component {
    const kubeconfig = join(layout.kubeconfigs, "kube-controller-manager");
    const pki = (name: string) => join(layout.pki, name);
    return {
        name: "kube-controller-manager",
        after: ["kube-apiserver"],
        command: [
            toolchain.program("kube-controller-manager"),
            `--kubeconfig=${kubeconfig}`,
            `--authentication-kubeconfig=${kubeconfig}`,
            `--authorization-kubeconfig=${kubeconfig}`,
            "--bind-address=127.0.0.1",
            `--secure-port=${ports.controllerManager}`,
            // One of each: a lease would only make a restart slower.
            "--leader-elect=false",
            "--use-service-account-credentials=true",
            `--root-ca-file=${pki("ca.crt")}`,
            `--service-account-private-key-file=${pki("service-accounts.key")}`,
            `--cluster-signing-cert-file=${pki("ca.crt")}`,
            `--cluster-signing-key-file=${pki("ca.key")}`,
            `--service-cluster-ip-range=${addresses.services}`,
            "--profiling=false",
        ],
        ready: () => probe({ url: `https://127.0.0.1:${ports.controllerManager}/healthz`, agent: anyServerAgent() }),
    };
}

function scheduler({ layout, toolchain, ports }: ControlPlaneArgs): Component {
    const kubeconfig = join(layout.kubeconfigs, "kube-scheduler");
    return {
        name: "kube-scheduler",
        after: ["kube-apiserver"],
        command: [
            toolchain.program("kube-scheduler"),
            `--kubeconfig=${kubeconfig}`,
            `--authentication-kubeconfig=${kubeconfig}`,
            `--authorization-kubeconfig=${kubeconfig}`,
            "--bind-address=127.0.0.1",
            `--secure-port=${ports.scheduler}`,
            "--leader-elect=false",
            "--profiling=false",
        ],
        ready: () => probe({ url: `https://127.0.0.1:${ports.scheduler}/healthz`, agent: anyServerAgent() }),
    };
}
