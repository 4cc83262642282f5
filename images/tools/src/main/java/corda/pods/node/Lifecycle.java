package corda.pods.node;

import com.sun.net.httpserver.HttpExchange;
import corda.pods.Setting;
import corda.pods.http.Answer;
import corda.pods.http.HttpService;
import java.io.IOException;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the kubelet whether the node beside it serves, and drains the node's flows before it is stopped. */
public final class Lifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Lifecycle.class);
    private static final long POLL_MILLIS = 500;
    private final int drainSeconds = Setting.number("DRAIN_SECONDS", 30);
    private final NodeWatch node = new NodeWatch(
        Setting.text("RPC_ADDRESS", "localhost:10003"), Setting.path("RPC_CREDENTIALS", "/etc/corda/rpc"));

    public static void main(String[] arguments) throws IOException {
        Lifecycle lifecycle = new Lifecycle();
        new HttpService(Setting.number("PORT", 8081), 4, lifecycle::answer).start();
        lifecycle.node.start();
    }

    private Answer answer(HttpExchange exchange) throws InterruptedException {
        switch (exchange.getRequestURI().getPath()) {
            case "/healthz":
                return Answer.text(200, "ok");
            case "/ready":
                String reason = node.reasonAgainstReady();
                return reason == null ? Answer.text(200, "ready") : Answer.text(503, reason);
            case "/drain":
                return drain();
            default:
                return Answer.text(404, "not found");
        }
    }

    private Answer drain() throws InterruptedException {
        long start = System.nanoTime();
        long deadline = start + drainSeconds * 1_000_000_000L;
        int pending;
        try {
            pending = node.drain();
            while (pending > 0 && System.nanoTime() < deadline) {
                Thread.sleep(POLL_MILLIS);
                pending = node.pendingFlows();
            }
        } catch (RuntimeException unreachable) {
            LOG.warn("The node can't be drained: {}", unreachable.toString());
            return Answer.json(503, "{\"drained\":false,\"reason\":\"the node does not answer RPC\"}");
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        LOG.info("Drained for {} s, {} flows left in their checkpoints",
            String.format(Locale.ROOT, "%.1f", seconds), pending);
        return Answer.json(200, String.format(Locale.ROOT,
            "{\"drained\":%s,\"pending\":%d,\"seconds\":%.1f}", pending == 0, pending, seconds));
    }
}
