import type * as azure from "@pulumi/azure-native/types/input";
import type * as pulumi from "@pulumi/pulumi";
import { addressAt, addressRange } from "../../config/address-block";
import type { AksConfig } from "../../config/aks";

/** What of the control plane is kept. Source: AKS docs, "Monitoring data reference", "Resource logs". */
export const controlPlaneLogs = [
    "kube-audit",
    "kube-audit-admin",
    "guard",
    "kube-apiserver",
    "kube-controller-manager",
    "kube-scheduler",
    "cluster-autoscaler",
    "cloud-controller-manager",
    "csi-azuredisk-controller",
    "csi-snapshot-controller",
] as const;

/** The tenth address of the Services' block is the name server's. */
const nameServer = 10;

/** How pods and Services talk: an overlay, so that pods take no addresses of the network, and Cilium, which enforces policies. */
export function networkProfile({
    network,
    loadBalancers,
}: AksConfig): azure.containerservice.ContainerServiceNetworkProfileArgs {
    const services = addressRange(network.services);
    return {
        networkPlugin: "azure",
        networkPluginMode: "overlay",
        networkDataplane: "cilium",
        networkPolicy: "cilium",
        ipFamilies: ["IPv4"],
        podCidr: network.pods,
        serviceCidr: network.services,
        ...(services && { dnsServiceIP: addressAt(services, nameServer) }),
        outboundType: "userAssignedNATGateway",
        loadBalancerSku: "standard",
        ...(loadBalancers.separate.length > 0 && {
            loadBalancerProfile: { backendPoolType: "NodeIP", enableMultipleStandardLoadBalancers: true },
        }),
    };
}

/** Where the API server is reached: in the virtual network always, from outside by the addresses that are named. */
export function apiServerAccess(
    { endpoint, authorizedRanges }: Pick<AksConfig, "endpoint" | "authorizedRanges">,
    subnetId: pulumi.Input<string>,
): azure.containerservice.ManagedClusterAPIServerAccessProfileArgs {
    const common = { enableVnetIntegration: true, subnetId, disableRunCommand: true };
    return endpoint === "private"
        ? { ...common, enablePrivateCluster: true, enablePrivateClusterPublicFQDN: false, privateDNSZone: "system" }
        : { ...common, enablePrivateCluster: false, authorizedIPRanges: [...(authorizedRanges ?? [])] };
}

/** How the autoscaler fits the pools of stateless pods: slowly, and never by taking a pod of its own away from a disk. */
export const autoscaler = {
    expander: "least-waste",
    balanceSimilarNodeGroups: "true",
    scanInterval: "20s",
    scaleDownDelayAfterAdd: "15m",
    scaleDownUnneededTime: "15m",
    scaleDownUtilizationThreshold: "0.5",
    skipNodesWithLocalStorage: "true",
    skipNodesWithSystemPods: "true",
    maxGracefulTerminationSec: "3600",
} satisfies azure.containerservice.ManagedClusterPropertiesAutoScalerProfileArgs;
