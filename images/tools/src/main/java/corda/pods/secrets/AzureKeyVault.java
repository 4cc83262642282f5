package corda.pods.secrets;

import com.fasterxml.jackson.databind.ObjectMapper;
import corda.pods.LogLine;
import corda.pods.Refusal;
import corda.pods.Setting;
import corda.pods.http.JsonClient;
import java.io.UnsupportedEncodingException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/**
 * Azure Key Vault, as the identity that Entra ID knows this pod's account by: the account's token is changed for one of
 * the vault's. Two writers at once would make two versions, of which the later one counts. Source: Azure Key Vault REST
 * API, "Get Secret" and "Set Secret"; Microsoft identity platform, "OAuth 2.0 client credentials flow", third case.
 */
final class AzureKeyVault implements ValueStore {
    private static final String VERSION = "?api-version=7.4";
    private static final int DENIED = 403;
    private static final int CONFLICT = 409;
    /** Entra ID knows no trust of this account; "AADSTS700211" and those behind it say what of it doesn't fit. */
    private static final String UNTRUSTED = "AADSTS70021";
    private final ObjectMapper json = new ObjectMapper();
    private final JsonClient vault;
    private final JsonClient authority;
    private final String tenant;
    private final String client;
    private final String scope;
    private final Path accountToken;
    /** Until when a right may have been given too short a while ago. */
    private final long known;
    private String token;

    private AzureKeyVault(JsonClient vault, JsonClient authority) {
        this.vault = vault;
        this.authority = authority;
        tenant = ValueStore.required("AZURE_TENANT_ID");
        client = ValueStore.required("AZURE_CLIENT_ID");
        scope = Setting.text("AZURE_KEY_VAULT_SCOPE", "https://vault.azure.net/.default");
        accountToken = Paths.get(ValueStore.required("AZURE_FEDERATED_TOKEN_FILE"));
        known = System.nanoTime() + Setting.number("AZURE_RIGHTS_SECONDS", 600) * 1_000_000_000L;
    }

    static AzureKeyVault ofThisPod() {
        int patience = ValueStore.patienceSeconds();
        return new AzureKeyVault(
            new JsonClient(ValueStore.required("AZURE_KEY_VAULT"), null, patience),
            new JsonClient(Setting.text("AZURE_AUTHORITY_HOST", "https://login.microsoftonline.com"), null, patience));
    }

    @Override
    public Held read(ValueName name) throws Exception {
        JsonClient.Reply reply = ask("GET", name, null);
        if (reply.status == 404) {
            return new Held(null, null);
        }
        accept(name, "read", reply);
        return new Held(name.file(reply.body.path("value").asText()), null);
    }

    @Override
    public boolean write(ValueName name, byte[] value, Held before) throws Exception {
        byte[] body = json.writeValueAsBytes(Collections.singletonMap("value", name.text(value)));
        accept(name, "written", ask("PUT", name, body));
        return true;
    }

    private static void accept(ValueName name, String done, JsonClient.Reply reply) {
        if (reply.status >= 300) {
            throw new Refusal(name + " can't be " + done + ": Key Vault answers with HTTP status " + reply.status
                + (reply.status == DENIED ? ", so this pod's identity has no right to it" : "")
                + (reply.status == CONFLICT ? ": one of this name was deleted, recover or purge it" : ""));
        }
    }

    private JsonClient.Reply ask(String method, ValueName name, byte[] body) throws Exception {
        if (token == null) {
            token = login();
        }
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", "Bearer " + token);
        headers.put("Content-Type", "application/json");
        return onceKnown(
            () -> vault.ask(method, "/secrets/" + name.name + VERSION, headers, body),
            reply -> reply.status == DENIED);
    }

    /**
     * Asks again while Azure may not know yet what this account was given just before its pod started. Source: Azure
     * documentation, "Troubleshoot Azure RBAC": up to ten minutes; Azure Workload Identity, "FAQ": a trust takes less.
     */
    private JsonClient.Reply onceKnown(Callable<JsonClient.Reply> request, Predicate<JsonClient.Reply> refused)
        throws Exception {
        for (boolean first = true;; first = false) {
            JsonClient.Reply reply = request.call();
            if (!refused.test(reply) || System.nanoTime() > known) {
                return reply;
            }
            if (first) {
                LogLine.info("Azure doesn't know this pod's rights yet: it is asked again");
            }
            Thread.sleep(5_000);
        }
    }

    private String login() throws Exception {
        String account = new String(Files.readAllBytes(accountToken), StandardCharsets.UTF_8).trim();
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "client_credentials");
        form.put("client_id", client);
        form.put("scope", scope);
        form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        form.put("client_assertion", account);
        byte[] body = encoded(form).getBytes(StandardCharsets.UTF_8);
        JsonClient.Reply reply = onceKnown(
            () -> authority.ask(
                "POST",
                "/" + tenant + "/oauth2/v2.0/token",
                Collections.singletonMap("Content-Type", "application/x-www-form-urlencoded"),
                body),
            answer -> answer.body.path("error_description").asText().startsWith(UNTRUSTED));
        String given = reply.body.path("access_token").asText("");
        if (reply.status != 200 || given.isEmpty()) {
            throw new Refusal("Entra ID takes this pod's account for no " + client + " (HTTP status " + reply.status
                + ", " + reply.body.path("error").asText("no reason given") + ")");
        }
        return given;
    }

    private static String encoded(Map<String, String> form) throws UnsupportedEncodingException {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, String> field : form.entrySet()) {
            text.append(text.length() == 0 ? "" : "&").append(field.getKey()).append('=')
                .append(URLEncoder.encode(field.getValue(), "UTF-8"));
        }
        return text.toString();
    }
}
