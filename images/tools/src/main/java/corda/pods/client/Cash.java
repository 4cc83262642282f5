package corda.pods.client;

import corda.pods.Refusal;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.concurrent.ExecutionException;
import net.corda.core.contracts.Amount;
import net.corda.core.identity.Party;
import net.corda.core.messaging.CordaRPCOps;
import net.corda.core.messaging.FlowHandle;
import net.corda.core.utilities.OpaqueBytes;
import net.corda.finance.flows.AbstractCashFlow;
import net.corda.finance.flows.CashIssueFlow;
import net.corda.finance.flows.CashPaymentFlow;
import net.corda.finance.workflows.GetBalances;

/** Cash of the finance CorDapp. */
final class Cash {
    private Cash() {
    }

    static Amount<Currency> amount(String decimal, String currency) {
        Currency unit = Currency.getInstance(currency);
        return Amount.fromDecimal(new BigDecimal(decimal), unit);
    }

    static String issue(CordaRPCOps node, Amount<Currency> amount, Party notary) throws Exception {
        return transaction(node.startFlowDynamic(CashIssueFlow.class, amount, OpaqueBytes.of((byte) 1), notary));
    }

    static String pay(CordaRPCOps node, Amount<Currency> amount, Party to) throws Exception {
        return transaction(node.startFlowDynamic(CashPaymentFlow.class, amount, to, false));
    }

    static String balance(CordaRPCOps node, String currency) {
        Amount<Currency> balance = GetBalances.getCashBalance(node, Currency.getInstance(currency));
        return balance.toDecimal().toPlainString();
    }

    private static String transaction(FlowHandle<? extends AbstractCashFlow.Result> flow) throws Exception {
        try {
            return flow.getReturnValue().get().getStx().getId().toString();
        } catch (ExecutionException failure) {
            // The flow may still end well: a node that was lost resumes it from its checkpoint.
            throw new Refusal("The flow " + flow.getId().getUuid() + " failed: " + failure.getCause());
        }
    }
}
