package corda.pods.cordapps;

import corda.pods.Refusal;
import corda.pods.Sha256;
import java.util.ArrayList;
import java.util.List;

/** One CorDapp of the network: Maven coordinate and the digest its jar must have. */
public final class Cordapp {
    private static final String DIGEST = "@sha256:";
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

    /** Reads what pods are told: {@code group:artifact:version@sha256:digits}. */
    public static Cordapp parse(String pinned) {
        int at = pinned.indexOf(DIGEST);
        if (at < 0) {
            throw new Refusal("\"" + pinned + "\" is no CorDapp: group:artifact:version@sha256:digits is needed");
        }
        return new Cordapp(pinned.substring(0, at), pinned.substring(at + DIGEST.length()));
    }

    static List<Cordapp> parseAll(List<String> pinned) {
        List<Cordapp> cordapps = new ArrayList<>();
        pinned.forEach(one -> cordapps.add(parse(one)));
        return cordapps;
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
