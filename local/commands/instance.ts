import { type Cluster, runningCluster } from "../cluster/cluster";
import { UserError } from "../user-error";

/** The local cluster of `npm start`; the tests have their own. */
export const defaultInstance = "dev";

/** The cluster of `npm test`; `CORDA_TEST_INSTANCE` names another, for two runs at once on one machine. */
export const testInstance = process.env.CORDA_TEST_INSTANCE ?? "test";

/** The cluster of `npm start`. @throws UserError when it isn't running. */
export async function requireCluster(): Promise<Cluster> {
    const cluster = await runningCluster(defaultInstance);
    if (cluster === undefined) {
        throw new UserError("No local cluster is running: start one with `npm start`.");
    }
    return cluster;
}
