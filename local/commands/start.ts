import { Command } from "commander";
import { type PaymentResult, pay } from "../../operations/payment";
import { type Cluster, startCluster } from "../cluster/cluster";
import { refuseUnableMachine } from "../cluster/machine";
import { type NetworkOutputs, bringUp, kubeconfigOf, provideCordapps, provideImages } from "../network";
import { type Session, openSession } from "../pulumi-session";
import { readProjectStack } from "../stack-file";
import { type StepTime, runSteps } from "../steps";
import { startSummary } from "../summary";
import { type Toolchain, buildToolchain } from "../toolchain/toolchain";
import { instanceFor } from "./instance";

/** What the steps hand on to each other. */
interface Progress {
    toolchain?: Toolchain;
    cluster?: Cluster;
    session?: Session;
    outputs?: NetworkOutputs;
    payment?: PaymentResult;
}

/** A value an earlier step has left. */
function made<T>(value: T | undefined): T {
    if (value === undefined) {
        throw new Error("a step ran before the one it needs");
    }
    return value;
}

/** `npm start`: from nothing to a payment on the ledger. */
export function startCommand(): Command {
    return new Command("start")
        .description("bring up a real Corda network on this machine and pay over its ledger")
        .option("--simulate", "the same engine and API server, but no pod runs: for machines that can't run any", false)
        .action(async ({ simulate }: { simulate: boolean }) => {
            const stack = await readProjectStack("dev");
            const so: Progress = {};
            const times: StepTime[] = await runSteps([
                {
                    title: "Check the machine",
                    run: async () => {
                        await refuseUnableMachine(simulate);
                        return undefined;
                    },
                },
                {
                    title: "Build the toolchain",
                    run: async (report) => {
                        so.toolchain = await buildToolchain({ report, simulate });
                        return undefined;
                    },
                },
                {
                    title: simulate ? "Start the cluster (simulated: no pod runs)" : "Start the cluster",
                    run: async (report) => {
                        so.cluster = await startCluster({ instance: await instanceFor(simulate), simulate, report });
                        return undefined;
                    },
                },
                ...(simulate
                    ? []
                    : [
                          {
                              title: "Build the images",
                              run: (report: (line: string) => void) => provideImages(made(so.cluster), stack, report),
                          },
                          {
                              title: "Fetch the CorDapps",
                              run: (report: (line: string) => void) => provideCordapps(stack, report),
                          },
                      ]),
                {
                    title: "Bring up the network with Pulumi (stack dev)",
                    run: async (report) => {
                        const session = await openSession({
                            cluster: made(so.cluster),
                            toolchain: made(so.toolchain),
                            report,
                        });
                        const changed = await bringUp(session, report);
                        so.outputs = await session.outputs<NetworkOutputs>();
                        return changed;
                    },
                },
                ...(simulate || stack.nodes.length < 2
                    ? []
                    : [
                          {
                              title: `Pay from ${stack.nodes[0] ?? ""} to ${stack.nodes[1] ?? ""} over the ledger`,
                              run: async () => {
                                  so.payment = await pay(kubeconfigOf(made(so.cluster)), made(so.outputs), {
                                      from: stack.nodes[0] ?? "",
                                      to: stack.nodes[1] ?? "",
                                      notary: stack.notaries[0] ?? "",
                                      amount: "100.00",
                                      currency: "USD",
                                  });
                                  return `notarised in ${(so.payment.paidMilliseconds / 1000).toFixed(1)} s`;
                              },
                          },
                      ]),
            ]);
            console.log(startSummary({ stack, simulate, outputs: made(so.outputs), payment: so.payment, times }));
        });
}
