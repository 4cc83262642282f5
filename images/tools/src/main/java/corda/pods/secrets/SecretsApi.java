package corda.pods.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import corda.pods.Refusal;
import corda.pods.Setting;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/**
 * The API server's Secrets, as far as this pod's account may read and update them. Every update names the version it
 * was made from, so that two writers never undo each other's work.
 */
final class SecretsApi {
    private static final int TIMEOUT_MILLIS = 20_000;
    private static final int CONFLICT = 409;
    private final ObjectMapper json = new ObjectMapper();
    private final String server;
    private final Path account;
    private final int patienceSeconds;

    private SecretsApi(String server, Path account, int patienceSeconds) {
        this.server = server.replaceAll("/+$", "");
        this.account = account;
        this.patienceSeconds = patienceSeconds;
    }

    static SecretsApi ofThisPod() {
        return new SecretsApi(
            Setting.text("KUBERNETES_API", "https://kubernetes.default.svc"),
            accountDirectory(),
            Setting.number("KUBERNETES_API_SECONDS", 120));
    }

    /** The namespace of this pod, beside its account's token. */
    static String namespaceOfThisPod() throws IOException {
        return new String(Files.readAllBytes(accountDirectory().resolve("namespace")), StandardCharsets.UTF_8).trim();
    }

    private static Path accountDirectory() {
        return Setting.path("SERVICE_ACCOUNT_DIRECTORY", "/var/run/secrets/kubernetes.io/serviceaccount");
    }

    /** What a Secret holds. */
    Map<String, byte[]> read(SecretName secret) throws Exception {
        return data(object(secret));
    }

    /** Writes files to a Secret and returns how many had to be; what may be there already is as told. */
    int add(SecretName secret, Map<String, byte[]> files, Present present) throws Exception {
        while (!files.isEmpty()) {
            ObjectNode object = object(secret);
            Map<String, byte[]> missing = missing(secret, data(object), files, present);
            if (missing.isEmpty()) {
                return 0;
            }
            ObjectNode data = object.with("data");
            missing.forEach((key, content) -> data.put(key, Base64.getEncoder().encodeToString(content)));
            if (ask(secret, "PUT", json.writeValueAsBytes(object)) != null) {
                return missing.size();
            }
        }
        return 0;
    }

    private static Map<String, byte[]> missing(
        SecretName secret, Map<String, byte[]> there, Map<String, byte[]> files, Present present) {
        if (present == Present.REFUSED && !there.isEmpty()) {
            throw new Refusal(secret + " was written by another run while this one worked: run it again");
        }
        Map<String, byte[]> missing = new LinkedHashMap<>(files);
        missing.entrySet().removeIf(file -> present == Present.REPLACED
            ? Arrays.equals(there.get(file.getKey()), file.getValue()) : there.containsKey(file.getKey()));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            byte[] other = there.get(file.getKey());
            if (present == Present.EQUAL && other != null && !Arrays.equals(other, file.getValue())) {
                throw new Refusal(secret + " has another " + file.getKey() + " than the one that is kept: "
                    + "take the key out of the Secret if nothing uses it any more");
            }
        }
        return missing;
    }

    private static Map<String, byte[]> data(JsonNode object) {
        Map<String, byte[]> data = new LinkedHashMap<>();
        object.path("data").fields().forEachRemaining(
            entry -> data.put(entry.getKey(), Base64.getDecoder().decode(entry.getValue().asText())));
        return data;
    }

    private ObjectNode object(SecretName secret) throws Exception {
        return (ObjectNode) ask(secret, "GET", null);
    }

    /** The answer; null for an update of what somebody else has changed meanwhile. An unreachable server is asked again. */
    private JsonNode ask(SecretName secret, String method, byte[] body) throws Exception {
        long deadline = System.nanoTime() + patienceSeconds * 1_000_000_000L;
        while (true) {
            String reason;
            try {
                HttpURLConnection connection = request(secret, method, body);
                int status = connection.getResponseCode();
                if (status == 200) {
                    try (InputStream answer = connection.getInputStream()) {
                        return json.readTree(answer);
                    }
                }
                if (status == CONFLICT) {
                    return null;
                }
                if (status < 500 && status != 429) {
                    throw new Refusal(method + " " + secret + " is answered with HTTP status " + status
                        + (status == 404 ? ": it has to be there before this runs" : "")
                        + (status == 401 || status == 403 ? ": this pod's account has no right to it" : ""));
                }
                reason = "HTTP status " + status;
            } catch (IOException unreachable) {
                reason = unreachable.toString();
            }
            if (System.nanoTime() > deadline) {
                throw new Refusal("The API server at " + server + " can't be reached: " + reason);
            }
            Thread.sleep(1_000);
        }
    }

    private HttpURLConnection request(SecretName secret, String method, byte[] body) throws Exception {
        URL url = new URL(server + "/api/v1/namespaces/" + secret.namespace + "/secrets/" + secret.name);
        HttpURLConnection connection = (HttpURLConnection) url.openConnection();
        if (connection instanceof HttpsURLConnection) {
            ((HttpsURLConnection) connection).setSSLSocketFactory(trusted());
        }
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        connection.setRequestMethod(method);
        // The kubelet renews the token: it is read for every request.
        String token = new String(Files.readAllBytes(account.resolve("token")), StandardCharsets.UTF_8).trim();
        connection.setRequestProperty("Authorization", "Bearer " + token);
        connection.setRequestProperty("Accept", "application/json");
        if (body != null) {
            connection.setRequestProperty("Content-Type", "application/json");
            connection.setDoOutput(true);
            try (OutputStream out = connection.getOutputStream()) {
                out.write(body);
            }
        }
        return connection;
    }

    /** Trusts the cluster's own authority and no other. */
    private SSLSocketFactory trusted() throws IOException, GeneralSecurityException {
        KeyStore authorities = KeyStore.getInstance(KeyStore.getDefaultType());
        authorities.load(null, null);
        try (InputStream file = Files.newInputStream(account.resolve("ca.crt"))) {
            for (Certificate authority : CertificateFactory.getInstance("X.509").generateCertificates(file)) {
                authorities.setCertificateEntry("authority-" + authorities.size(), authority);
            }
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(authorities);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context.getSocketFactory();
    }
}
