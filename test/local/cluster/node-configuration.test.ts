import { describe, expect, it } from "vitest";
import { renderContainerdConfig } from "../../../local/cluster/containerd-config";
import { renderAdmission } from "../../../local/cluster/control-plane";
import { renderKubeletConfig } from "../../../local/cluster/kubelet-config";
import { renderNetworkConfig } from "../../../local/cluster/network-config";

const kubelet = (cgroupVersion: 1 | 2) =>
    renderKubeletConfig({
        cgroupVersion,
        cgroupRoot: "/corda-dev",
        runtimeSocket: "/run/containerd/containerd.sock",
        podLogs: "/state/logs/pods",
        volumePlugins: "/state/plugins",
        resolvConf: "/state/resolv.conf",
        authority: "/pki/ca.crt",
        certificate: "/pki/kubelet-server.crt",
        key: "/pki/kubelet-server.key",
    });

const containerd = (mayLowerOomScore: boolean) =>
    renderContainerdConfig({
        root: '/state/a "quoted" home/containerd',
        state: "/run/containerd",
        socket: "/run/containerd/containerd.sock",
        runc: "/tools/runc",
        pauseImage: "localhost/corda/pause:1",
        cniConfig: "/state/cni",
        cniPlugins: "/usr/lib/cni",
        mayLowerOomScore,
    });

describe("the node's configuration", () => {
    it("accepts a machine with the first generation of control groups, and doesn't mention it on others", () => {
        expect(kubelet(1)).toMatchObject({ failCgroupV1: false, cgroupRoot: "/corda-dev", cgroupDriver: "cgroupfs" });
        expect(kubelet(2)).not.toHaveProperty("failCgroupV1");
        expect({ ...kubelet(1), failCgroupV1: undefined }).toEqual({ ...kubelet(2), failCgroupV1: undefined });
    });

    it("lets nobody ask the kubelet without a certificate or the API server's word", () => {
        expect(kubelet(2)).toMatchObject({
            authentication: { anonymous: { enabled: false }, webhook: { enabled: true } },
            authorization: { mode: "Webhook" },
            readOnlyPort: 0,
        });
    });

    it("never throws away an image, because none can be pulled again", () => {
        expect(kubelet(2)).toMatchObject({
            imageGCHighThresholdPercent: 100,
            evictionHard: { "imagefs.available": "0%", "nodefs.available": "0%" },
        });
    });

    it("keeps scores of the out-of-memory killer as they are where lowering one is forbidden", () => {
        expect(containerd(false)).toContain("restrict_oom_score_adj = true");
        expect(containerd(true)).toContain("restrict_oom_score_adj = false");
    });

    it("quotes what a user's directories may be called", () => {
        expect(containerd(true)).toContain(String.raw`root = "/state/a \"quoted\" home/containerd"`);
    });

    it("gives pods addresses that no crash can leave taken", () => {
        expect(JSON.stringify(renderNetworkConfig())).toContain('"dataDir":"/run/');
    });

    it("enforces the restricted standard everywhere but in the cluster's own namespace", () => {
        expect(renderAdmission()).toMatchObject({
            plugins: [
                {
                    name: "PodSecurity",
                    configuration: {
                        defaults: { enforce: "restricted" },
                        exemptions: { namespaces: ["kube-system"], usernames: [], runtimeClasses: [] },
                    },
                },
            ],
        });
    });
});
