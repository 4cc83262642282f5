package corda.pods.zone;

import com.sun.net.httpserver.HttpExchange;
import corda.pods.Setting;
import corda.pods.http.Answer;
import corda.pods.http.HttpService;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import net.corda.core.crypto.SecureHash;
import net.corda.core.crypto.SignedData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Speaks Corda's network map protocol for a zone. */
public final class NetworkMapServer {
    private static final Logger LOG = LoggerFactory.getLogger(NetworkMapServer.class);
    private static final int MAX_BODY_BYTES = 1 << 20;
    /** Nodes ask again when this has passed, so it is how long a new member stays unseen. */
    private final int maxAgeSeconds = Setting.number("CACHE_SECONDS", 5);
    private final Zone zone;

    NetworkMapServer(Zone zone) {
        this.zone = zone;
    }

    public static void main(String[] arguments) throws IOException {
        ZoneSerialization.initialise();
        Zone zone = new Zone(Setting.path("ZONE_CONFIGURATION", "/etc/corda/zone.json"),
            Setting.path("ZONE_DIRECTORY", "/zone"), new ZoneSigner());
        NetworkMapServer server = new NetworkMapServer(zone);
        new HttpService(Setting.number("PORT", 8080), 8, server::answer).start();
        server.keepAdvancing();
    }

    /** Takes up changes of the configuration while the process runs. */
    void keepAdvancing() {
        Executors.newSingleThreadScheduledExecutor().scheduleWithFixedDelay(this::advance, 0, 2, TimeUnit.SECONDS);
    }

    private void advance() {
        try {
            zone.advance();
        } catch (Exception failure) {
            LOG.error("The zone's state can't be read or written", failure);
        }
    }

    Answer answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        switch (path) {
            case "/healthz":
                return Answer.text(200, "ok");
            case "/ready":
                return Answer.text(zone.ready() ? 200 : 503, zone.state());
            case "/network-map":
                return map();
            case "/network-map/publish":
                return publish(exchange);
            case "/network-map/ack-parameters":
                return accept(exchange);
            case "/network-map/my-hostname":
                return Answer.text(200, exchange.getRemoteAddress().getAddress().getHostAddress());
            case "/network-map/node-infos":
                return Answer.bytes(zone.allNodeInfos());
            default:
                return byHash(path);
        }
    }

    private Answer map() {
        byte[] map = zone.signedMap();
        return map == null ? Answer.text(503, zone.state())
            : Answer.bytes(map).with("Cache-Control", "max-age=" + maxAgeSeconds);
    }

    private Answer byHash(String path) throws IOException {
        String hash = path.substring(path.lastIndexOf('/') + 1);
        if (!hash.matches("[0-9A-F]{64}")) {
            return Answer.text(404, "not found");
        }
        byte[] found = path.startsWith("/network-map/node-info/") ? zone.nodeInfo(SecureHash.parse(hash))
            : path.startsWith("/network-map/network-parameters/") ? zone.signedParameters(SecureHash.parse(hash))
            : null;
        return found == null ? Answer.text(404, "not found") : Answer.bytes(found);
    }

    private Answer publish(HttpExchange exchange) throws IOException {
        byte[] body = body(exchange);
        if (body == null) {
            return Answer.text(400, "POST a signed node info");
        }
        try {
            String reason = zone.publish(body);
            return reason == null ? Answer.text(200, "published") : Answer.text(403, reason);
        } catch (RuntimeException malformed) {
            LOG.warn("A node info was refused", malformed);
            return Answer.text(400, "not a signed node info: " + malformed.getMessage());
        }
    }

    private Answer accept(HttpExchange exchange) throws IOException {
        byte[] body = body(exchange);
        if (body == null) {
            return Answer.text(400, "POST a signed hash of network parameters");
        }
        try {
            SignedData<?> signed = ZoneSerialization.read(body, SignedData.class);
            zone.accept(signed.getSig().getBy(), (SecureHash) signed.verified());
            return Answer.text(200, "accepted");
        } catch (java.security.SignatureException | RuntimeException malformed) {
            return Answer.text(400, "not a signed hash: " + malformed.getMessage());
        }
    }

    private static byte[] body(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) {
            return null;
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        InputStream in = exchange.getRequestBody();
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            body.write(buffer, 0, read);
            if (body.size() > MAX_BODY_BYTES) {
                return null;
            }
        }
        return body.toByteArray();
    }
}
