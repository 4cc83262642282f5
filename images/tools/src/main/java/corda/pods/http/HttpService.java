package corda.pods.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A small HTTP server: one handler decides every answer, a failure in it is a logged 500. */
public final class HttpService {
    private static final Logger LOG = LoggerFactory.getLogger(HttpService.class);
    private final HttpServer server;

    public HttpService(int port, int threads, Handler handler) throws IOException {
        server = HttpServer.create(new InetSocketAddress(port), 64);
        server.setExecutor(Executors.newFixedThreadPool(threads));
        server.createContext("/", exchange -> answer(exchange, handler));
    }

    public void start() {
        server.start();
        LOG.info("Listening on port {}", server.getAddress().getPort());
    }

    private static void answer(HttpExchange exchange, Handler handler) {
        try {
            Answer answer = answerOf(exchange, handler);
            answer.send(exchange);
        } catch (IOException gone) {
            LOG.debug("The client went away: {}", gone.toString());
        } finally {
            exchange.close();
        }
    }

    private static Answer answerOf(HttpExchange exchange, Handler handler) {
        try {
            return handler.handle(exchange);
        } catch (Exception failure) {
            LOG.error("{} {} failed", exchange.getRequestMethod(), exchange.getRequestURI(), failure);
            return Answer.text(500, "internal error");
        }
    }

    public interface Handler {
        Answer handle(HttpExchange exchange) throws Exception;
    }
}
