import { credentialsDirectory, runRpcClient } from "../../operations/rpc-client";
import type { LiveNetwork } from "./live-network";

/** Runs one command of the RPC client at a member. */
async function at(live: LiveNetwork, name: string, command: string, args: readonly string[]): Promise<unknown> {
    const { members, rpcClients } = await live.outputs();
    const member = members[name];
    if (member === undefined) {
        throw new Error(`the network has no member ${name}`);
    }
    const results = await runRpcClient(live.kubeconfig, rpcClients, {
        members: { [name]: member },
        args: [command, "--at", member.rpc, "--credentials", credentialsDirectory(name), "--currency", "USD", ...args],
    });
    return results.at(-1);
}

/** What a member's vault holds, in dollars. */
export async function balanceOf(live: LiveNetwork, name: string): Promise<number> {
    return Number(((await at(live, name, "balance", [])) as { balance: string }).balance);
}

/** Gives a member cash of its own. */
export async function issueAt(live: LiveNetwork, name: string, amount: string): Promise<void> {
    const notary = (await live.outputs()).members["notary"]?.legalName ?? "";
    await at(live, name, "issue", ["--amount", amount, "--notary", notary]);
}
