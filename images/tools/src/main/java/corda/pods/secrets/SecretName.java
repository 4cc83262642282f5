package corda.pods.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import corda.pods.Refusal;

/** A Secret by its namespace and name. */
final class SecretName {
    final String namespace;
    final String name;

    private SecretName(String namespace, String name) {
        this.namespace = namespace;
        this.name = name;
    }

    static SecretName of(JsonNode json) {
        SecretName secret = new SecretName(json.path("namespace").asText(), json.path("name").asText());
        if (secret.namespace.isEmpty() || secret.name.isEmpty()) {
            throw new Refusal("The manifest names a Secret without a namespace or a name: " + json);
        }
        return secret;
    }

    @Override
    public String toString() {
        return "Secret " + namespace + "/" + name;
    }
}
