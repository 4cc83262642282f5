/** Paths that exist only inside a sandbox, on its private /run. */
export const sandboxPaths = {
    containerdState: "/run/containerd",
    containerdSocket: "/run/containerd/containerd.sock",
    sysctl: "/run/corda-sysctl",
} as const;
