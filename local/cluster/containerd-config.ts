/** Arguments of {@link renderContainerdConfig}. */
export interface ContainerdConfigArgs {
    /** Images and snapshots: kept over restarts. */
    readonly root: string;
    /** Sockets and mounts: gone with the sandbox. */
    readonly state: string;
    readonly socket: string;
    readonly runc: string;
    readonly pauseImage: string;
    readonly cniConfig: string;
    readonly cniPlugins: string;
    /** Whether the machine lets a process lower a score of the out-of-memory killer (CAP_SYS_RESOURCE). */
    readonly mayLowerOomScore: boolean;
}

/** containerd's configuration: the CRI plugin and nothing that other users of a containerd would want. */
export function renderContainerdConfig(args: ContainerdConfigArgs): string {
    const text = (value: string) => JSON.stringify(value);
    return `version = 2
root = ${text(args.root)}
state = ${text(args.state)}
oom_score = 0
disabled_plugins = [
    "io.containerd.internal.v1.opt",
    "io.containerd.snapshotter.v1.aufs",
    "io.containerd.snapshotter.v1.btrfs",
    "io.containerd.snapshotter.v1.devmapper",
    "io.containerd.snapshotter.v1.zfs",
    "io.containerd.tracing.processor.v1.otlp",
]

[grpc]
address = ${text(args.socket)}

[plugins."io.containerd.grpc.v1.cri"]
sandbox_image = ${text(args.pauseImage)}
restrict_oom_score_adj = ${String(!args.mayLowerOomScore)}
enable_unprivileged_ports = true
enable_unprivileged_icmp = true
stream_server_address = "127.0.0.1"

[plugins."io.containerd.grpc.v1.cri".cni]
bin_dir = ${text(args.cniPlugins)}
conf_dir = ${text(args.cniConfig)}

[plugins."io.containerd.grpc.v1.cri".containerd]
snapshotter = "overlayfs"
default_runtime_name = "runc"

[plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
runtime_type = "io.containerd.runc.v2"

[plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
BinaryName = ${text(args.runc)}
SystemdCgroup = false
`;
}
