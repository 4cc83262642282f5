import type { Pass, Refusal } from "../refusal";
import { broken, passes } from "./broken";
import { cluster, cordaPools, statelessPool } from "./compliant-cluster";

const first = "agentPoolProfiles[0]";
const pool = () => [statelessPool()];

/** Of rules about machines, both as a part of the cluster and as a pool beside it. */
export const machineRefusals: readonly Refusal[] = [
    broken("azure-machine-host-encryption", "machines whose caches are in clear, as by default", cluster, {
        path: `${first}.enableEncryptionAtHost`,
        value: undefined,
    }),
    broken("azure-machine-host-encryption", "a pool whose caches are in clear", pool, {
        path: "enableEncryptionAtHost",
        value: false,
    }),
    broken("azure-machine-host-encryption", "the second of a cluster's pools", cluster, {
        path: "agentPoolProfiles[1]",
        value: { ...statelessPool().props, enableEncryptionAtHost: false },
        at: "agentPoolProfiles[1].enableEncryptionAtHost",
    }),
    broken("azure-machine-public-address", "public addresses of the cluster's machines", cluster, {
        path: `${first}.enableNodePublicIP`,
        value: true,
    }),
    broken("azure-machine-public-address", "public addresses of a pool", pool, {
        path: "enableNodePublicIP",
        value: true,
    }),
    broken("azure-machine-login", "a user who logs in, as by default", cluster, {
        path: `${first}.securityProfile.sshAccess`,
        value: undefined,
    }),
    broken("azure-machine-login", "people of Entra ID who log in", pool, {
        path: "securityProfile.sshAccess",
        value: "EntraId",
    }),
    broken("azure-machine-trusted-launch", "unsigned kernels", pool, {
        path: "securityProfile.enableSecureBoot",
        value: false,
    }),
    broken("azure-machine-trusted-launch", "machines that can't prove what they started", cluster, {
        path: `${first}.securityProfile.enableVTPM`,
        value: undefined,
    }),
    broken("azure-machine-trusted-launch", "unsigned kernels, as by default", cluster, {
        path: `${first}.securityProfile.enableSecureBoot`,
        value: undefined,
    }),
    broken("azure-machine-system", "Windows", pool, { path: "osType", value: "Windows" }),
    broken("azure-machine-system", "a system that isn't on the list", cluster, {
        path: `${first}.osSKU`,
        value: "CBLMariner",
    }),
    broken("azure-machine-zones", "a pool in no zone that is named", pool, {
        path: "availabilityZones",
        value: undefined,
    }),
    broken("azure-machine-zones", "the cluster's own pods in two zones, one named twice", cluster, {
        path: `${first}.availabilityZones`,
        value: ["1", "2", "2"],
    }),
    broken("azure-machine-spot", "members on machines that Azure takes back", cordaPools, {
        path: "scaleSetPriority",
        value: "Spot",
    }),
    broken("azure-machine-spot", "the cluster's own pods on machines that Azure takes back", cluster, {
        path: `${first}.scaleSetPriority`,
        value: "spot",
    }),
    broken("azure-corda-pool-autoscaling", "an autoscaler of members' machines", cordaPools, {
        path: "enableAutoScaling",
        value: true,
    }),
    broken("azure-corda-pool-zones", "members in two zones", cordaPools, {
        path: "availabilityZones",
        value: ["2"],
    }),
];

/** Of rules about machines. */
export const machinePasses: readonly Pass[] = [
    passes("azure-machine-host-encryption", "pools as the program makes them", cordaPools),
    passes("azure-machine-public-address", "a pool that says nothing of addresses", pool, {
        enableNodePublicIP: undefined,
    }),
    passes("azure-machine-login", "Azure's word in another case", pool, { "securityProfile.sshAccess": "disabled" }),
    passes("azure-machine-trusted-launch", "more of a machine's security", pool, {
        "securityProfile.enableSecureBoot": true,
    }),
    passes("azure-machine-system", "Azure's default, which is Ubuntu", pool, { osSKU: undefined, osType: undefined }),
    passes("azure-machine-system", "machines without validated modules where nobody asks for them", pool, {
        enableFIPS: undefined,
    }),
    passes("azure-machine-zones", "a pool in the one zone it is for", cordaPools),
    passes("azure-machine-spot", "stateless pods on machines that Azure takes back", pool, {
        scaleSetPriority: "Spot",
    }),
    passes("azure-corda-pool-autoscaling", "an autoscaler of stateless pods' machines", pool),
    passes("azure-corda-pool-autoscaling", "a fixed number of machines, as by default", cordaPools, {
        enableAutoScaling: undefined,
    }),
    passes("azure-corda-pool-zones", "one pool of Corda's in all zones", () => cordaPools().slice(0, 1), {
        availabilityZones: ["1", "2", "3"],
    }),
    passes("azure-corda-pool-zones", "a cluster without members yet", cluster),
];
