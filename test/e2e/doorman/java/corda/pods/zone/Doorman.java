package corda.pods.zone;

import com.sun.net.httpserver.HttpExchange;
import corda.pods.Setting;
import corda.pods.http.Answer;
import corda.pods.http.HttpService;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.util.Base64;

/**
 * A doorman and network map with a root of its own, on one port, and a Maven repository beside it. `GET /requests` says
 * how often a certificate was asked for, `GET /trust-store` is what an operator hands out, in base64, `GET /approve`
 * lets those through that are held, `GET /handshakes/<host>/<port>` tries a member's P2P port.
 */
public final class Doorman {
    private static final String REQUEST = "/certificate/";
    private static final String HANDSHAKES = "/handshakes/";
    private static final String MAVEN = "/maven/";
    private final Path maven = Setting.path("MAVEN_DIRECTORY", "/maven");
    private final DoormanKeys keys;
    private final CertificateRequests requests;
    private final NetworkMapServer map;

    private Doorman(DoormanKeys keys, NetworkMapServer map) {
        this.keys = keys;
        requests = new CertificateRequests(keys);
        this.map = map;
    }

    public static void main(String[] arguments) throws Exception {
        // Or this JVM would refuse what it shall ask for.
        Security.setProperty("jdk.tls.disabledAlgorithms", "");
        ZoneSerialization.initialise();
        Path directory = Files.createDirectories(Setting.path("ZONE_DIRECTORY", "/zone"));
        DoormanKeys keys = new DoormanKeys(Setting.text("TRUST_STORE_PASSWORD", "trustpass"));
        Zone zone = new Zone(Setting.path("ZONE_CONFIGURATION", "/etc/corda/zone.json"), directory,
            new ZoneSigner(keys.root));
        NetworkMapServer map = new NetworkMapServer(zone);
        Doorman doorman = new Doorman(keys, map);
        new HttpService(Setting.number("PORT", 8080), 8, doorman::answer).start();
        map.keepAdvancing();
    }

    private Answer answer(HttpExchange exchange) throws Exception {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/certificate")) {
            return requests.submit(body(exchange));
        }
        if (path.startsWith(REQUEST)) {
            return requests.answer(path.substring(REQUEST.length()));
        }
        if (path.startsWith(HANDSHAKES)) {
            String[] address = path.substring(HANDSHAKES.length()).split("/");
            return Answer.json(200, new Handshakes(keys).with(address[0], Integer.parseInt(address[1])));
        }
        if (path.startsWith(MAVEN)) {
            Path file = maven.resolve(path.substring(path.lastIndexOf('/') + 1));
            return Files.exists(file) ? Answer.file(file, "application/java-archive") : Answer.text(404, "not found");
        }
        switch (path) {
            case "/requests":
                return Answer.json(200, requests.counts());
            case "/approve":
                requests.approve();
                return Answer.text(200, "approved");
            case "/trust-store":
                return Answer.text(200, Base64.getEncoder().encodeToString(keys.trustStore()));
            default:
                return map.answer(exchange);
        }
    }

    private static byte[] body(HttpExchange exchange) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        InputStream in = exchange.getRequestBody();
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            body.write(buffer, 0, read);
        }
        return body.toByteArray();
    }
}
