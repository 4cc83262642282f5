package corda.pods.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** An HTTP answer: status, headers and either bytes or a file. */
public final class Answer {
    private final int status;
    private final byte[] body;
    private final Path file;
    private final Map<String, String> headers = new LinkedHashMap<>();

    private Answer(int status, String type, byte[] body, Path file) {
        this.status = status;
        this.body = body;
        this.file = file;
        headers.put("Content-Type", type);
    }

    public static Answer text(int status, String text) {
        return new Answer(status, "text/plain; charset=utf-8", (text + "\n").getBytes(StandardCharsets.UTF_8), null);
    }

    public static Answer json(int status, String json) {
        return new Answer(status, "application/json", (json + "\n").getBytes(StandardCharsets.UTF_8), null);
    }

    public static Answer bytes(byte[] body) {
        return new Answer(200, "application/octet-stream", body, null);
    }

    public static Answer empty(int status) {
        return new Answer(status, "text/plain; charset=utf-8", new byte[0], null);
    }

    public static Answer file(Path file, String type) {
        return new Answer(200, type, null, file);
    }

    public Answer with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    void send(HttpExchange exchange) throws IOException {
        headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        long length = file == null ? body.length : Files.size(file);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, length == 0 ? -1 : length);
        try (OutputStream out = exchange.getResponseBody()) {
            if (file == null) {
                out.write(body);
            } else {
                Files.copy(file, out);
            }
        }
    }
}
