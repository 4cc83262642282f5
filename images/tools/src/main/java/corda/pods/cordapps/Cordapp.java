package corda.pods.cordapps;

import com.fasterxml.jackson.databind.JsonNode;
import corda.pods.Refusal;
import corda.pods.Sha256;

/** One CorDapp of the network: Maven coordinate and the digest its jar must have. */
public final class Cordapp {
    public final String maven;
    public final String sha256;
    private final String[] parts;

    private Cordapp(String maven, String sha256) {
        this.maven = maven;
        this.sha256 = Sha256.parse(sha256);
        this.parts = maven.split(":");
        if (parts.length != 3 || !maven.matches("[A-Za-z0-9_.:+-]+")) {
            throw new Refusal("\"" + maven + "\" is no CorDapp: group:artifact:version is needed");
        }
    }

    static Cordapp of(JsonNode json) {
        if (!json.hasNonNull("maven") || !json.hasNonNull("sha256")) {
            throw new Refusal("A CorDapp needs \"maven\" and \"sha256\", not " + json);
        }
        return new Cordapp(json.get("maven").asText(), json.get("sha256").asText());
    }

    /** The jar's place in a Maven repository. */
    String repositoryPath() {
        return parts[0].replace('.', '/') + "/" + parts[1] + "/" + parts[2] + "/" + fileName();
    }

    /** The jar's name in a node's CorDapp directory. */
    String fileName() {
        return parts[1] + "-" + parts[2] + ".jar";
    }

    /** The jar's name in the network's CorDapp repository. */
    public String storedName() {
        return sha256 + ".jar";
    }
}
