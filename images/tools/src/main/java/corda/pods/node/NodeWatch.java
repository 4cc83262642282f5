package corda.pods.node;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import net.corda.client.rpc.CordaRPCConnection;
import net.corda.core.messaging.CordaRPCOps;
import net.corda.core.utilities.NetworkHostAndPort;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one RPC session to the node beside it and what it last said. */
final class NodeWatch {
    private static final Logger LOG = LoggerFactory.getLogger(NodeWatch.class);
    private static final long POLL_MILLIS = 1_000;
    private static final long STALE_NANOS = 10_000_000_000L;
    private final String address;
    private final Path credentials;
    private volatile CordaRPCConnection connection;
    private volatile String reason = "the node has not answered RPC yet";
    private volatile long lastAnswer;
    /**
     * A drain outlives the node's process, because Corda keeps it in the database. One that belongs to a stop (the last
     * pod's, or one of this sidecar's own) ends with the first session of the next process; an operator's stays.
     */
    private volatile boolean drainOfStop = true;
    private volatile boolean processEnded;

    NodeWatch(String address, Path credentials) {
        this.address = address;
        this.credentials = credentials;
    }

    void start() {
        Thread thread = new Thread(this::watch, "node-watch");
        thread.setDaemon(true);
        thread.start();
    }

    /** Null when the node serves. */
    String reasonAgainstReady() {
        String now = reason;
        return now == null && System.nanoTime() - lastAnswer > STALE_NANOS ? "the node does not answer RPC" : now;
    }

    /** Switches draining on and returns how many flows are pending. */
    int drain() {
        CordaRPCOps node = session().getProxy();
        reason = "the node is being drained";
        drainOfStop = true;
        node.setFlowsDrainingModeEnabled(true);
        return node.stateMachinesSnapshot().size();
    }

    int pendingFlows() {
        return session().getProxy().stateMachinesSnapshot().size();
    }

    private CordaRPCConnection session() {
        CordaRPCConnection session = connection;
        if (session == null) {
            throw new IllegalStateException(reason);
        }
        return session;
    }

    private void watch() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                if (connection == null) {
                    login();
                }
                boolean draining = session().getProxy().isFlowsDrainingModeEnabled();
                lastAnswer = System.nanoTime();
                say(draining ? "the node is being drained" : null);
            } catch (Exception unreachable) {
                forget();
                say("the node does not answer RPC");
                LOG.debug("RPC failed", unreachable);
            }
            pause();
        }
    }

    private void login() throws IOException {
        NetworkHostAndPort target = NetworkHostAndPort.parse(address);
        try (Socket probe = new Socket()) {
            // Asking the port first spares the log the client's own account of a node that isn't up yet.
            probe.connect(new InetSocketAddress(target.getHost(), target.getPort()), 1_000);
        } catch (ConnectException closed) {
            processEnded = true;
            throw closed;
        }
        CordaRPCConnection fresh = NodeRpc.connect(address, credentials);
        CordaRPCOps node = fresh.getProxy();
        if (drainOfStop && processEnded && node.isFlowsDrainingModeEnabled()) {
            node.setFlowsDrainingModeEnabled(false);
            LOG.info("Draining mode was left on by a stop: switched off");
        }
        if (processEnded) {
            drainOfStop = false;
            processEnded = false;
        }
        connection = fresh;
    }

    private void forget() {
        CordaRPCConnection old = connection;
        connection = null;
        if (old != null) {
            old.forceClose();
        }
    }

    private void say(String now) {
        if (now == null ? reason != null : !now.equals(reason)) {
            LOG.info("Node: {}", now == null ? "ready" : now);
        }
        reason = now;
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
