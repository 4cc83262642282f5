import { CordaNetwork } from "./components/network/network";
import { readStackConfig } from "./config/read";
import { selectPlatform } from "./infra/select";

const config = readStackConfig();
const platform = selectPlatform(config.platform, config.network);
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
/**
 * What was provisioned: what is left to do by hand, what a month of it costs by a price file that the user can change, and
 * how much it takes of the cloud's limits. Empty on a cluster that was there already.
 */
export const provisioned = {
    ...platform.findings,
    ...(platform.cost && { cost: platform.cost() }),
    ...(platform.quotas && { quotas: platform.quotas() }),
};
/** What has to be put into the secret store, and where; empty with Kubernetes Secrets. */
export const secretsToProvide = network.secretsToProvide;
