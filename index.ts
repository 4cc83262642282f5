import { CordaNetwork } from "./components/network/network";
import { readStackConfig } from "./config/read";
import { selectPlatform } from "./infra/select";

const config = readStackConfig();
const platform = selectPlatform(config.platform);
const network = new CordaNetwork(
    "corda",
    { platform, config: config.network, secrets: config.secrets },
    { provider: platform.kubernetes },
);

/** The namespace everything runs in. */
export const namespace = config.network.namespace;
/** By member: legal name, the address its peers use, the address of its RPC, the Secret with its RPC user. */
export const members = network.members;
/** What a pod that uses a member's RPC is made of. */
export const rpcClients = network.rpcClients;
/** What the platform says of itself that nobody knows before, such as what an HSM waits for; nothing where it is there already. */
export const findings = platform.findings;
/** What a month costs, by a price file that the user can change; nothing where the platform makes nothing that has a price. */
export const cost = platform.cost?.();
/** Limits of the cloud, and how much of each this network takes. */
export const quotas = platform.quotas?.();
