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

/**
 * A doorman and network map with a root of its own, on one port. `GET /requests` says how often a certificate was
 * asked for, `GET /trust-store` is what an operator hands out, `GET /approve` lets those through that are held.
 */
public final class Doorman {
    private static final String REQUEST = "/certificate/";
    private final DoormanKeys keys;
    private final CertificateRequests requests;
    private final NetworkMapServer map;

    private Doorman(DoormanKeys keys, NetworkMapServer map) {
        this.keys = keys;
        requests = new CertificateRequests(keys);
        this.map = map;
    }

    public static void main(String[] arguments) throws Exception {
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
        switch (path) {
            case "/requests":
                return Answer.json(200, requests.counts());
            case "/approve":
                requests.approve();
                return Answer.text(200, "approved");
            case "/trust-store":
                return Answer.bytes(keys.trustStore());
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
