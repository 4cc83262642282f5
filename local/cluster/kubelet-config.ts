import { addresses } from "./addresses";

/** Arguments of {@link renderKubeletConfig}. */
export interface KubeletConfigArgs {
    readonly cgroupVersion: 1 | 2;
    /** The cgroup under which all pods are put. */
    readonly cgroupRoot: string;
    readonly runtimeSocket: string;
    readonly podLogs: string;
    readonly volumePlugins: string;
    readonly resolvConf: string;
    readonly authority: string;
    readonly certificate: string;
    readonly key: string;
}

/** The kubelet's configuration, as the object it reads. */
export function renderKubeletConfig(args: KubeletConfigArgs): Record<string, unknown> {
    return {
        apiVersion: "kubelet.config.k8s.io/v1beta1",
        kind: "KubeletConfiguration",
        address: addresses.node,
        authentication: {
            anonymous: { enabled: false },
            webhook: { enabled: true },
            x509: { clientCAFile: args.authority },
        },
        authorization: { mode: "Webhook" },
        tlsCertFile: args.certificate,
        tlsPrivateKeyFile: args.key,
        readOnlyPort: 0,
        clusterDNS: [addresses.dnsService],
        clusterDomain: addresses.domain,
        resolvConf: args.resolvConf,
        containerRuntimeEndpoint: `unix://${args.runtimeSocket}`,
        podLogsDir: args.podLogs,
        volumePluginDir: args.volumePlugins,
        cgroupDriver: "cgroupfs",
        cgroupRoot: args.cgroupRoot,
        // From Kubernetes 1.35 a kubelet refuses machines with the first generation unless told otherwise.
        ...(args.cgroupVersion === 1 ? { failCgroupV1: false } : {}),
        cgroupsPerQOS: true,
        enforceNodeAllocatable: [],
        failSwapOn: false,
        oomScoreAdj: 0,
        maxPods: 60,
        podPidsLimit: 4096,
        // Images come from archives and can't be pulled again: a full disk must not cost us one.
        imageGCHighThresholdPercent: 100,
        imageGCLowThresholdPercent: 99,
        evictionHard: {
            "memory.available": "100Mi",
            "nodefs.available": "0%",
            "nodefs.inodesFree": "0%",
            "imagefs.available": "0%",
            "imagefs.inodesFree": "0%",
        },
        // A development machine: a status seen within seconds is worth the few requests.
        nodeStatusUpdateFrequency: "10s",
        syncFrequency: "20s",
        serializeImagePulls: false,
        shutdownGracePeriod: "0s",
        logging: { verbosity: 1 },
    };
}
