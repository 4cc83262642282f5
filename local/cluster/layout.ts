import { join } from "node:path";
import { stateDirectory } from "../paths";

/** Where an instance keeps what. Everything of it is below one directory. */
export interface Layout {
    readonly instance: string;
    readonly root: string;
    readonly pki: string;
    readonly kubeconfigs: string;
    /** The administrator's kubeconfig. */
    readonly kubeconfig: string;
    readonly config: string;
    readonly logs: string;
    readonly etcd: string;
    readonly containerd: string;
    readonly kubelet: string;
    readonly volumes: string;
    /** What the supervisor is told at a start. */
    readonly order: string;
    /** Written while a cluster runs: which processes it is. */
    readonly record: string;
    /** Written by the supervisor: how far it is, or why it ended. */
    readonly progress: string;
}

export function layoutOf(instance: string): Layout {
    const root = stateDirectory(instance);
    const at = (name: string) => join(root, name);
    return {
        instance,
        root,
        pki: at("pki"),
        kubeconfigs: at("kubeconfigs"),
        kubeconfig: at("kubeconfig"),
        config: at("config"),
        logs: at("logs"),
        etcd: at("etcd"),
        containerd: at("containerd"),
        kubelet: at("kubelet"),
        volumes: at("volumes"),
        order: at("config/supervisor.json"),
        record: at("running.json"),
        progress: at("progress.json"),
    };
}
