package corda.pods.cordapps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import corda.pods.Setting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The network's CorDapps, as the stack file names them. */
public final class CordappManifest {
    /** Written at image build from Maven's own configuration. */
    private static final String CENTRAL = "/opt/corda/maven-central";
    public final List<Cordapp> cordapps;
    private final String repository;

    private CordappManifest(String repository, List<Cordapp> cordapps) {
        this.repository = repository;
        this.cordapps = cordapps;
    }

    public static CordappManifest read() throws IOException {
        Path file = Setting.path("CORDAPPS_MANIFEST", "/etc/corda/cordapps.json");
        JsonNode json = new ObjectMapper().readTree(Files.readAllBytes(file));
        return new CordappManifest(json.path("repository").asText(""), listOf(json));
    }

    public static List<Cordapp> listOf(JsonNode json) {
        List<Cordapp> cordapps = new ArrayList<>();
        json.path("cordapps").forEach(entry -> cordapps.add(Cordapp.of(entry)));
        return cordapps;
    }

    /** The Maven repository's address, without a slash at its end. */
    String repository() throws IOException {
        String address = repository.isEmpty()
            ? new String(Files.readAllBytes(Setting.path("MAVEN_CENTRAL_FILE", CENTRAL)), StandardCharsets.UTF_8).trim()
            : repository;
        return address.replaceAll("/+$", "");
    }
}
