package corda.pods.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import corda.pods.Refusal;
import java.math.BigDecimal;
import java.util.Currency;
import net.corda.core.contracts.Amount;
import net.corda.core.identity.CordaX500Name;
import net.corda.core.identity.Party;
import net.corda.core.node.NodeDiagnosticInfo;
import net.corda.core.node.NodeInfo;

/** What the client can be asked to do. */
final class Commands {
    static final String USAGE = "commands: payment, issue, pay, balance, network, flows, node";
    private static final int ARRIVAL_SECONDS = 60;
    private final ObjectMapper json;

    Commands(ObjectMapper json) {
        this.json = json;
    }

    ObjectNode run(String command, Arguments arguments) throws Exception {
        switch (command) {
            case "payment":
                return payment(arguments);
            case "issue":
                return issue(arguments);
            case "pay":
                return pay(arguments);
            case "balance":
                return balance(arguments);
            case "network":
                return network(arguments);
            case "flows":
                return flows(arguments);
            case "node":
                return node(arguments);
            default:
                throw new Refusal("\"" + command + "\" is no command; " + USAGE);
        }
    }

    private ObjectNode payment(Arguments arguments) throws Exception {
        String currency = arguments.get("currency", "USD");
        Amount<Currency> amount = Cash.amount(arguments.get("amount"), currency);
        try (Member from = new Member(arguments.get("from"), arguments.get("from-credentials"));
             Member to = new Member(arguments.get("to"), arguments.get("to-credentials"))) {
            Party notary = from.notary(arguments.get("notary"));
            Party payee = from.peer(to.party().getName());
            to.peer(from.party().getName());
            ObjectNode result = json.createObjectNode();
            String fromBefore = Cash.balance(from.rpc(), currency);
            String toBefore = Cash.balance(to.rpc(), currency);
            BigDecimal expected = new BigDecimal(toBefore).add(amount.toDecimal());
            long start = System.nanoTime();
            Cash.issue(from.rpc(), amount, notary);
            long issued = System.nanoTime();
            result.put("transaction", Cash.pay(from.rpc(), amount, payee));
            long paid = System.nanoTime();
            result.put("issuedMilliseconds", (issued - start) / 1_000_000);
            result.put("paidMilliseconds", (paid - issued) / 1_000_000);
            ObjectNode balances = result.putObject("balances");
            balances.putObject("from").put("before", fromBefore).put("after", Cash.balance(from.rpc(), currency));
            balances.putObject("to").put("before", toBefore).put("after", arrived(to, currency, expected));
            return result;
        }
    }

    private ObjectNode issue(Arguments arguments) throws Exception {
        try (Member member = member(arguments)) {
            Amount<Currency> amount = Cash.amount(arguments.get("amount"), arguments.get("currency", "USD"));
            Party notary = member.notary(arguments.get("notary"));
            return json.createObjectNode().put("transaction", Cash.issue(member.rpc(), amount, notary));
        }
    }

    private ObjectNode pay(Arguments arguments) throws Exception {
        try (Member member = member(arguments)) {
            Amount<Currency> amount = Cash.amount(arguments.get("amount"), arguments.get("currency", "USD"));
            Party to = member.peer(CordaX500Name.parse(arguments.get("to")));
            return json.createObjectNode().put("transaction", Cash.pay(member.rpc(), amount, to));
        }
    }

    private ObjectNode balance(Arguments arguments) throws Exception {
        try (Member member = member(arguments)) {
            String currency = arguments.get("currency", "USD");
            return json.createObjectNode().put("currency", currency)
                .put("balance", Cash.balance(member.rpc(), currency));
        }
    }

    private ObjectNode network(Arguments arguments) throws Exception {
        try (Member member = member(arguments)) {
            ObjectNode result = json.createObjectNode();
            ArrayNode members = result.putArray("members");
            for (NodeInfo info : member.rpc().networkMapSnapshot()) {
                members.addObject().put("legalName", info.getLegalIdentities().get(0).getName().toString())
                    .put("platformVersion", info.getPlatformVersion())
                    .put("address", info.getAddresses().get(0).toString());
            }
            ArrayNode notaries = result.putArray("notaries");
            member.rpc().notaryIdentities().forEach(notary -> notaries.add(notary.getName().toString()));
            result.put("epoch", member.rpc().getNetworkParameters().getEpoch());
            return result;
        }
    }

    private ObjectNode flows(Arguments arguments) throws Exception {
        try (Member member = member(arguments)) {
            ObjectNode result = json.createObjectNode();
            ArrayNode flows = result.putArray("flows");
            member.rpc().registeredFlows().forEach(flows::add);
            return result.put("pending", member.rpc().stateMachinesSnapshot().size());
        }
    }

    private ObjectNode node(Arguments arguments) throws Exception {
        try (Member member = member(arguments)) {
            NodeDiagnosticInfo info = member.rpc().nodeDiagnosticInfo();
            ObjectNode result = json.createObjectNode().put("legalName", member.party().getName().toString())
                .put("version", info.getVersion()).put("platformVersion", info.getPlatformVersion())
                .put("draining", member.rpc().isFlowsDrainingModeEnabled());
            ArrayNode cordapps = result.putArray("cordapps");
            info.getCordapps().forEach(cordapp -> cordapps.addObject().put("name", cordapp.getShortName())
                .put("version", cordapp.getVersion()).put("sha256", cordapp.getJarHash().toString().toLowerCase()));
            return result;
        }
    }

    private static Member member(Arguments arguments) throws Exception {
        return new Member(arguments.get("at"), arguments.get("credentials"));
    }

    /** The payee records the transaction moments after the payer's flow has ended. */
    private static String arrived(Member payee, String currency, BigDecimal expected) throws InterruptedException {
        long deadline = System.nanoTime() + ARRIVAL_SECONDS * 1_000_000_000L;
        String now = Cash.balance(payee.rpc(), currency);
        while (new BigDecimal(now).compareTo(expected) < 0) {
            if (System.nanoTime() > deadline) {
                throw new Refusal("The payment was notarised, but after " + ARRIVAL_SECONDS + " s " + payee.party().getName()
                    + " holds " + now + " " + currency + ", not " + expected + ": look at its log");
            }
            Thread.sleep(100);
            now = Cash.balance(payee.rpc(), currency);
        }
        return now;
    }
}
