package corda.pods.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import corda.pods.Refusal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Map;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** Asks a server that answers with JSON; one that can't be reached, or can't answer now, is asked again for a while. */
public final class JsonClient {
    private static final int TIMEOUT_MILLIS = 20_000;
    private static final int TOO_MANY_REQUESTS = 429;
    private final ObjectMapper json = new ObjectMapper();
    private final String server;
    private final byte[] authorities;
    private final int patienceSeconds;

    /** @param authorities PEM of those that the server's certificate has to chain to; null for the JVM's own. */
    public JsonClient(String server, byte[] authorities, int patienceSeconds) {
        this.server = server.replaceAll("/+$", "");
        this.authorities = authorities;
        this.patienceSeconds = patienceSeconds;
    }

    /** @param body Null where none is sent. */
    public Reply ask(String method, String path, Map<String, String> headers, byte[] body) throws Exception {
        long deadline = System.nanoTime() + patienceSeconds * 1_000_000_000L;
        while (true) {
            String reason;
            try {
                HttpURLConnection connection = request(method, path, headers, body);
                int status = connection.getResponseCode();
                if (status < 500 && status != TOO_MANY_REQUESTS) {
                    return new Reply(status, content(connection, status));
                }
                reason = "HTTP status " + status;
            } catch (IOException unreachable) {
                reason = unreachable.toString();
            }
            if (System.nanoTime() > deadline) {
                throw new Refusal(server + " can't be reached: " + reason);
            }
            Thread.sleep(1_000);
        }
    }

    private HttpURLConnection request(String method, String path, Map<String, String> headers, byte[] body)
        throws IOException, GeneralSecurityException {
        HttpURLConnection connection = (HttpURLConnection) new URL(server + path).openConnection();
        if (authorities != null && connection instanceof HttpsURLConnection) {
            ((HttpsURLConnection) connection).setSSLSocketFactory(trusted());
        }
        // What is sent is for this server and for none that it points to.
        connection.setInstanceFollowRedirects(false);
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        connection.setRequestMethod(method);
        connection.setRequestProperty("Accept", "application/json");
        headers.forEach(connection::setRequestProperty);
        if (body != null) {
            connection.setDoOutput(true);
            try (OutputStream out = connection.getOutputStream()) {
                out.write(body);
            }
        }
        return connection;
    }

    private JsonNode content(HttpURLConnection connection, int status) throws IOException {
        try (InputStream answer = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            byte[] bytes = answer == null ? new byte[0] : all(answer);
            return bytes.length == 0 ? MissingNode.getInstance() : parsed(bytes, status);
        }
    }

    /** What stands between may answer with anything; only its status counts then. */
    private JsonNode parsed(byte[] bytes, int status) throws IOException {
        try {
            return json.readTree(bytes);
        } catch (IOException noJson) {
            if (status < 300) {
                // Without its message, which has a part of what was read.
                throw new IOException("an answer that is no JSON");
            }
            return MissingNode.getInstance();
        }
    }

    private static byte[] all(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 13];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            bytes.write(buffer, 0, read);
        }
        return bytes.toByteArray();
    }

    private SSLSocketFactory trusted() throws IOException, GeneralSecurityException {
        KeyStore known = KeyStore.getInstance(KeyStore.getDefaultType());
        known.load(null, null);
        try (InputStream pem = new ByteArrayInputStream(authorities)) {
            for (Certificate authority : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                known.setCertificateEntry("authority-" + known.size(), authority);
            }
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(known);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context.getSocketFactory();
    }

    /** What a server answered: a status below 500. */
    public static final class Reply {
        public final int status;
        /** Missing where the answer has none. */
        public final JsonNode body;

        Reply(int status, JsonNode body) {
            this.status = status;
            this.body = body;
        }
    }
}
