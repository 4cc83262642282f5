package corda.pods.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import corda.pods.Refusal;
import corda.pods.Setting;
import corda.pods.http.JsonClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * HashiCorp Vault or OpenBao: fields of secrets of the key-value engine, version 2, after a login by the token of this
 * pod's account. Every write names the version it was made from. Source: Vault documentation, "KV secrets engine -
 * version 2 (API)" and "Kubernetes auth method (API)".
 */
final class HashicorpVault implements ValueStore {
    private final ObjectMapper json = new ObjectMapper();
    private final JsonClient server;
    private final String role;
    private final String authMount;
    /** Empty for the root one. */
    private final String namespace;
    private final Path accountToken;
    private String token;

    private HashicorpVault(JsonClient server, String role, String authMount, String namespace, Path accountToken) {
        this.server = server;
        this.role = role;
        this.authMount = authMount;
        this.namespace = namespace;
        this.accountToken = accountToken;
    }

    static HashicorpVault ofThisPod() {
        String authorities = Setting.text("VAULT_CACERT_BYTES", "");
        return new HashicorpVault(
            new JsonClient(
                ValueStore.required("VAULT_ADDR"),
                authorities.isEmpty() ? null : authorities.getBytes(StandardCharsets.US_ASCII),
                ValueStore.patienceSeconds()),
            ValueStore.required("VAULT_ROLE"),
            Setting.text("VAULT_AUTH_MOUNT", "kubernetes"),
            Setting.text("VAULT_NAMESPACE", ""),
            Paths.get(ValueStore.required("VAULT_ACCOUNT_TOKEN_FILE")));
    }

    @Override
    public Held read(ValueName name) throws Exception {
        JsonNode data = secret(name);
        JsonNode value = data.path("data").path(field(name));
        return new Held(value.isMissingNode() || value.isNull() ? null : name.file(value.asText()), data);
    }

    @Override
    public boolean write(ValueName name, byte[] value, Held before) throws Exception {
        JsonNode known = (JsonNode) before.version;
        ObjectNode request = json.createObjectNode();
        // None yet is version 0; of one that was deleted the number goes on.
        request.putObject("options").put("cas", known.path("metadata").path("version").asInt(0));
        ObjectNode data = request.putObject("data");
        known.path("data").fields().forEachRemaining(field -> data.set(field.getKey(), field.getValue()));
        data.put(field(name), name.text(value));
        JsonClient.Reply reply = ask("POST", "/v1/" + name.name, json.writeValueAsBytes(request));
        if (reply.status == 400 && reply.body.path("errors").toString().contains("check-and-set")) {
            return false;
        }
        accept(name, "written", reply);
        return true;
    }

    /** The secret's data and metadata, or what is known of one that was deleted. */
    private JsonNode secret(ValueName name) throws Exception {
        JsonClient.Reply reply = ask("GET", "/v1/" + name.name, null);
        if (reply.status != 404) {
            accept(name, "read", reply);
        }
        return reply.body.path("data");
    }

    private static String field(ValueName name) {
        if (name.field == null) {
            throw new Refusal(name + " names no field, and a secret in Vault is made of them");
        }
        return name.field;
    }

    private static void accept(ValueName name, String done, JsonClient.Reply reply) {
        if (reply.status >= 300) {
            throw new Refusal(name + " can't be " + done + ": Vault answers with HTTP status " + reply.status
                + (reply.status == 403 ? ", so the policy of this pod's role doesn't allow it" : ""));
        }
    }

    private JsonClient.Reply ask(String method, String path, byte[] body) throws Exception {
        if (token == null) {
            token = login();
        }
        Map<String, String> headers = headers();
        headers.put("X-Vault-Token", token);
        return server.ask(method, path, headers, body);
    }

    private String login() throws Exception {
        String account = new String(Files.readAllBytes(accountToken), StandardCharsets.UTF_8).trim();
        byte[] body = json.writeValueAsBytes(json.createObjectNode().put("role", role).put("jwt", account));
        JsonClient.Reply reply = server.ask("POST", "/v1/auth/" + authMount + "/login", headers(), body);
        String given = reply.body.path("auth").path("client_token").asText("");
        if (reply.status != 200 || given.isEmpty()) {
            throw new Refusal("Vault lets this pod's account in as no " + role + " (HTTP status " + reply.status
                + "): auth/" + authMount + "/role/" + role + " has to name the account and its namespace");
        }
        return given;
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-Vault-Request", "true");
        headers.put("Content-Type", "application/json");
        if (!namespace.isEmpty()) {
            headers.put("X-Vault-Namespace", namespace);
        }
        return headers;
    }
}
