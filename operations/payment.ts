import type { KubeConfig } from "@kubernetes/client-node";
import { type MemberOutput, type RpcClientsOutput, credentialsDirectory, runRpcClient } from "./rpc-client";

/** A payment over the ledger: issued at the payer, paid through the notary. */
export interface Payment {
    readonly from: string;
    readonly to: string;
    /** The notary's name in the stack file. */
    readonly notary: string;
    /** A decimal number, for example `100.00`. */
    readonly amount: string;
    /** ISO 4217 code. */
    readonly currency: string;
}

/** What the two vaults held before and after, and how long each step took. */
export interface PaymentResult {
    readonly issuedMilliseconds: number;
    readonly paidMilliseconds: number;
    readonly transaction: string;
    /** Balance by member's name, as decimal numbers in the payment's currency. */
    readonly balances: Readonly<Record<"from" | "to", { readonly before: string; readonly after: string }>>;
}

/** Issues cash at one member, pays it to another over RPC and reads both vaults. */
export async function pay(
    kubeconfig: KubeConfig,
    network: { readonly members: Readonly<Record<string, MemberOutput>>; readonly rpcClients: RpcClientsOutput },
    payment: Payment,
): Promise<PaymentResult> {
    const member = (name: string): MemberOutput => {
        const found = network.members[name];
        if (found === undefined) {
            throw new Error(`the stack has no member ${name} (it has ${Object.keys(network.members).join(", ")})`);
        }
        return found;
    };
    const [from, to, notary] = [member(payment.from), member(payment.to), member(payment.notary)];
    const results = await runRpcClient(kubeconfig, network.rpcClients, {
        members: { [payment.from]: from, [payment.to]: to },
        args: [
            "payment",
            ...["--from", from.rpc, "--from-credentials", credentialsDirectory(payment.from)],
            ...["--to", to.rpc, "--to-credentials", credentialsDirectory(payment.to)],
            ...["--notary", notary.legalName, "--amount", payment.amount, "--currency", payment.currency],
        ],
    });
    const result = results.at(-1);
    if (result === undefined) {
        throw new Error("the payment ended without a result");
    }
    return result as PaymentResult;
}
