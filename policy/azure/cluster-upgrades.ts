import { list, record } from "../reading";
import type { ResourceRule } from "../rule";
import { word } from "./words";

/** Images of machines that nobody brings up to date. */
const neglected: ReadonlySet<string> = new Set(["none", "unmanaged"]);

/** Source: AKS docs, "Automatically upgrade an AKS cluster", "Autoupgrade node OS images". */
export const clusterUpgrades: ResourceRule<{ readonly channels: readonly string[] }> = {
    name: "azure-cluster-upgrades",
    protects:
        "The cluster from flaws whose patches are out, and members from a release of Kubernetes that nobody chose.",
    violation: "Patches of Kubernetes or of the machines don't come by themselves, or whole releases do.",
    remediation: "Write `autoUpgradeProfile.upgradeChannel: patch` and `nodeOSUpgradeChannel: NodeImage`.",
    severity: "medium",
    controls: [
        { framework: "NSA/CISA Kubernetes Hardening", reference: "Upgrading and application security practices" },
    ],
    settings: {
        schema: {
            channels: {
                type: "array",
                items: { type: "string", enum: ["patch", "stable", "rapid", "node-image", "none"] },
                description: "Channels that may bring new versions of Kubernetes.",
            },
        },
        defaults: { channels: ["patch"] },
    },
    types: ["azure-native:containerservice:ManagedCluster"],
    check: ({ props }, { channels }) => {
        const { upgradeChannel, nodeOSUpgradeChannel } = record(props["autoUpgradeProfile"]);
        const wanted = list(channels).map(word);
        return [
            ...(wanted.includes(word(upgradeChannel) || "none") ? [] : ["autoUpgradeProfile.upgradeChannel"]),
            ...(neglected.has(word(nodeOSUpgradeChannel)) ? ["autoUpgradeProfile.nodeOSUpgradeChannel"] : []),
        ];
    },
};
