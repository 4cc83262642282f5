package corda.pods.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import corda.pods.Refusal;
import corda.pods.Setting;
import corda.pods.http.JsonClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The API server's Secrets, as far as this pod's account may read and update them. Every update names the version it
 * was made from, so that two writers never undo each other's work.
 */
final class SecretsApi {
    private static final int CONFLICT = 409;
    private final ObjectMapper json = new ObjectMapper();
    private final JsonClient server;
    private final Path account;

    private SecretsApi(JsonClient server, Path account) {
        this.server = server;
        this.account = account;
    }

    static SecretsApi ofThisPod() throws IOException {
        Path account = accountDirectory();
        // The cluster's own authority and no other; without it, only a server without TLS can be asked.
        Path authorities = account.resolve("ca.crt");
        JsonClient server = new JsonClient(
            Setting.text("KUBERNETES_API", "https://kubernetes.default.svc"),
            Files.exists(authorities) ? Files.readAllBytes(authorities) : new byte[0],
            Setting.number("KUBERNETES_API_SECONDS", 120));
        return new SecretsApi(server, account);
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

    /** The answer; null for an update of what somebody else has changed meanwhile. */
    private JsonNode ask(SecretName secret, String method, byte[] body) throws Exception {
        // The kubelet renews the token: it is read for every request.
        String token = new String(Files.readAllBytes(account.resolve("token")), StandardCharsets.UTF_8).trim();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", "Bearer " + token);
        headers.put("Content-Type", "application/json");
        String path = "/api/v1/namespaces/" + secret.namespace + "/secrets/" + secret.name;
        JsonClient.Reply reply = server.ask(method, path, headers, body);
        switch (reply.status) {
            case 200:
                return reply.body;
            case CONFLICT:
                return null;
            default:
                throw new Refusal(method + " " + secret + " is answered with HTTP status " + reply.status
                    + (reply.status == 404 ? ": it has to be there before this runs" : "")
                    + (reply.status == 401 || reply.status == 403 ? ": this pod's account has no right to it" : ""));
        }
    }
}
