import { existsSync } from "node:fs";
import { type Cluster, runningCluster } from "../cluster/cluster";
import { silent } from "../report";
import { type Toolchain, buildToolchain, toolchainAt } from "../toolchain/toolchain";
import { UserError } from "../user-error";

/** The local cluster of `npm start`; the tests have their own. */
export const defaultInstance = "dev";

/**
 * The one of `npm start -- --simulate`. Apart from the other, because a real cluster must never go on with what a
 * simulated one noted: Jobs count as done there that nothing has run.
 */
export const simulatedInstance = "simulated";

/** Both, in the order in which `npm run kubectl` and `npm run pulumi` look for one that runs. */
export const userInstances = [defaultInstance, simulatedInstance] as const;

/** The cluster of `npm test`; `CORDA_TEST_INSTANCE` names another, for two runs at once on one machine. */
export const testInstance = process.env.CORDA_TEST_INSTANCE ?? "test";

/** All clusters of `npm test`: one for most tests, one with a doorman, and those that are crashed and deleted, which are nobody else's. */
export const testInstances = {
    main: testInstance,
    crashed: `${testInstance}-cluster`,
    simulated: `${testInstance}-sim`,
    doorman: `${testInstance}-doorman`,
} as const;

/** The instance of a start. @throws UserError while the user's other one runs: commands could not tell which is meant. */
export async function instanceFor(simulate: boolean): Promise<string> {
    const other = await runningCluster(simulate ? defaultInstance : simulatedInstance);
    if (other !== undefined) {
        throw new UserError(
            `A ${other.simulated ? "simulated" : "real"} cluster runs already. Stop it first: npm run stop.`,
        );
    }
    return simulate ? simulatedInstance : defaultInstance;
}

/** The cluster of `npm start`, real or simulated. @throws UserError when none is running. */
export async function requireCluster(): Promise<Cluster> {
    for (const instance of userInstances) {
        const cluster = await runningCluster(instance);
        if (cluster !== undefined) {
            return cluster;
        }
    }
    throw new UserError("No local cluster is running: start one with `npm start`.");
}

/** The programs a running cluster was started with; built again only where somebody has deleted them meanwhile. */
export async function toolchainOf(cluster: Cluster): Promise<Toolchain> {
    const toolchain = toolchainAt(cluster.toolchain);
    return [toolchain.pulumi, toolchain.kubectl].every((program) => existsSync(program))
        ? toolchain
        : buildToolchain({ report: silent, simulate: cluster.simulated });
}
