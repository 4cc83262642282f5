package corda.pods.client;

import corda.pods.Refusal;
import corda.pods.node.NodeRpc;
import java.nio.file.Paths;
import java.util.List;
import java.util.stream.Collectors;
import net.corda.client.rpc.CordaRPCConnection;
import net.corda.core.identity.CordaX500Name;
import net.corda.core.identity.Party;
import net.corda.core.messaging.CordaRPCOps;

/** A member of the network, as its operator sees it over RPC. */
final class Member implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 60_000;
    private final CordaRPCConnection connection;

    Member(String address, String credentials) throws Exception {
        connection = connect(address, credentials);
    }

    CordaRPCOps rpc() {
        return connection.getProxy();
    }

    Party party() {
        return rpc().nodeInfo().getLegalIdentities().get(0);
    }

    /** A notary of the network; a new member learns of it within seconds of its start. */
    Party notary(String name) throws InterruptedException {
        CordaX500Name wanted = CordaX500Name.parse(name);
        long deadline = System.currentTimeMillis() + PATIENCE_MILLIS;
        do {
            Party notary = rpc().notaryPartyFromX500Name(wanted);
            if (notary != null) {
                return notary;
            }
            Thread.sleep(1_000);
        } while (System.currentTimeMillis() < deadline);
        List<String> known = rpc().notaryIdentities().stream().map(Party::toString).collect(Collectors.toList());
        throw new Refusal("There is no notary " + name + " (there is " + String.join(" and ", known) + ")");
    }

    /** A peer; one that has just joined is seen within seconds. */
    Party peer(CordaX500Name name) throws InterruptedException {
        long deadline = System.currentTimeMillis() + PATIENCE_MILLIS;
        do {
            Party peer = rpc().wellKnownPartyFromX500Name(name);
            if (peer != null) {
                return peer;
            }
            Thread.sleep(1_000);
        } while (System.currentTimeMillis() < deadline);
        throw new Refusal(party().getName() + " does not know " + name);
    }

    @Override
    public void close() {
        connection.close();
    }

    private static CordaRPCConnection connect(String address, String credentials) throws Exception {
        long deadline = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (true) {
            try {
                return NodeRpc.connect(address, Paths.get(credentials));
            } catch (net.corda.client.rpc.RPCException unreachable) {
                if (System.currentTimeMillis() > deadline) {
                    throw new Refusal(address + " does not answer RPC: " + unreachable.getMessage());
                }
                Thread.sleep(1_000);
            }
        }
    }
}
