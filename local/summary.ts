import type { PaymentResult } from "../operations/payment";
import type { NetworkOutputs } from "./network";
import type { ProjectStack } from "./stack-file";
import type { StepTime } from "./steps";

/** Arguments of {@link startSummary}. */
export interface SummaryArgs {
    readonly stack: ProjectStack;
    readonly simulate: boolean;
    readonly outputs: NetworkOutputs;
    readonly payment?: PaymentResult;
    readonly times: readonly StepTime[];
}

/** What `npm start` tells at its end: the network, the payment, how to get in, how long it took, what is next. */
export function startSummary(run: SummaryArgs): string {
    const { namespace, members } = run.outputs;
    return [
        "",
        ...(run.simulate
            ? ["SIMULATED: a real engine and API server, but no pod runs and there is no JVM and no ledger.", ""]
            : []),
        "Network",
        ...table(
            Object.entries(members).map(([name, member]) => [
                name,
                member.legalName,
                `P2P ${member.p2p}`,
                `RPC ${member.rpc}`,
            ]),
        ),
        ...(run.payment === undefined ? [] : ["", "Payment", ...payment(run.payment, run.stack)]),
        // Nothing answers at a simulated address, so there is no way in to tell of.
        ...(run.simulate ? [] : ["", ...wayIn(run)]),
        "",
        "Seconds",
        ...table(run.times.map((step) => [step.title, step.seconds.toFixed(1)])),
        "",
        "Next",
        ...table([
            [
                run.simulate ? "npm start -- --simulate" : "npm start",
                "after a change of Pulumi.dev.yaml, for example one more node",
            ],
            ["npm run pulumi -- preview", "any Pulumi command on this network"],
            [`npm run kubectl -- -n ${namespace} get pods`, run.simulate ? "what the simulation says of them" : ""],
            [
                "npm run stop",
                run.simulate
                    ? "ends everything; what is deployed is kept for the next simulated start"
                    : "ends everything; the ledgers are kept for the next start",
            ],
        ]),
        "",
    ].join("\n");
}

/** How to reach the first node's RPC from this machine. */
function wayIn({ stack, outputs: { namespace, members } }: SummaryArgs): string[] {
    const example = stack.nodes[0] ?? stack.notaries[0] ?? "";
    const secret = members[example]?.rpcUserSecret ?? "";
    return [
        `RPC of ${example} on this machine (user and password are in the Secret ${secret}):`,
        `  npm run kubectl -- -n ${namespace} port-forward svc/${example}-rpc 10003`,
        `  npm run kubectl -- -n ${namespace} get secret ${secret} -o jsonpath='{.data.password}'  (base64)`,
    ];
}

function payment(result: PaymentResult, stack: ProjectStack): string[] {
    const [from = "", to = ""] = stack.nodes;
    return table([
        [from, `${result.balances.from.before} → ${result.balances.from.after} USD`],
        [to, `${result.balances.to.before} → ${result.balances.to.after} USD`],
        ["transaction", result.transaction],
    ]);
}

/** Rows with their columns aligned. */
function table(rows: readonly (readonly string[])[]): string[] {
    const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
    return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}`.trimEnd());
}
