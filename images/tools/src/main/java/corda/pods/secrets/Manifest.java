package corda.pods.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import corda.pods.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which files are kept, and which Secret holds which of them. */
final class Manifest {
    /** Holds all files; null where each of them is in a Secret of its own only. */
    final SecretName archive;
    /** Names of the files that the archive holds. */
    final List<String> files = new ArrayList<>();
    final List<Target> secrets = new ArrayList<>();

    private Manifest(JsonNode json) {
        archive = json.hasNonNull("archive") ? SecretName.of(json.path("archive")) : null;
        json.path("files").forEach(file -> files.add(file.asText()));
        json.path("secrets").forEach(secret -> secrets.add(new Target(secret)));
    }

    static Manifest read(Path file) throws IOException {
        return new Manifest(new ObjectMapper().readTree(Files.readAllBytes(file)));
    }

    /**
     * One Secret by its name, of this pod's namespace where no other is named before it with a slash, and the files that
     * are {@code <key>=<file>}.
     */
    static Manifest ofOne(String secret, List<String> arguments) throws IOException {
        int slash = secret.indexOf('/');
        ObjectNode target = JsonNodeFactory.instance.objectNode()
            .put("namespace", slash < 0 ? SecretsApi.namespaceOfThisPod() : secret.substring(0, slash))
            .put("name", secret.substring(slash + 1));
        ObjectNode files = target.putObject("files");
        for (String argument : arguments) {
            int separator = argument.indexOf('=');
            if (separator < 1 || separator == argument.length() - 1) {
                throw new Refusal("\"" + argument + "\" is no <key>=<file>");
            }
            files.put(argument.substring(0, separator), argument.substring(separator + 1));
        }
        ObjectNode manifest = JsonNodeFactory.instance.objectNode();
        manifest.putArray("secrets").add(target);
        return new Manifest(manifest);
    }

    /** One Secret and what is its own. */
    static final class Target {
        final SecretName secret;
        /** Key in the Secret → name of the file. */
        final Map<String, String> files = new LinkedHashMap<>();

        private Target(JsonNode json) {
            secret = SecretName.of(json);
            json.path("files").fields().forEachRemaining(file -> files.put(file.getKey(), file.getValue().asText()));
        }
    }
}
