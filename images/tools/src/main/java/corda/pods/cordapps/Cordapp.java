package corda.pods.cordapps;

import corda.pods.Refusal;
import corda.pods.Sha256;
import java.util.ArrayList;
import java.util.List;

/** One CorDapp of the network: what it is named by (a Maven coordinate or a URL) and the digest its jar must have. */
public final class Cordapp {
    private static final String DIGEST = "@sha256:";
    private static final String JAR = "[A-Za-z0-9_][A-Za-z0-9_.+-]*\\.jar";
    /** The coordinate or the URL, as the stack file has it. */
    public final String name;
    public final String sha256;
    private final String fileName;

    private Cordapp(String name, String sha256) {
        this.name = name;
        this.sha256 = Sha256.parse(sha256);
        this.fileName = isUrl() ? fileOfUrl(name) : fileOfCoordinate(name);
    }

    /** Reads what pods are told: {@code group:artifact:version@sha256:digits} or {@code https://…/name.jar@sha256:digits}. */
    public static Cordapp parse(String pinned) {
        int at = pinned.lastIndexOf(DIGEST);
        if (at < 0) {
            throw new Refusal("\"" + pinned + "\" is no CorDapp: group:artifact:version@sha256:digits"
                + " or https://host/name.jar@sha256:digits is needed");
        }
        return new Cordapp(pinned.substring(0, at), pinned.substring(at + DIGEST.length()));
    }

    static List<Cordapp> parseAll(List<String> pinned) {
        List<Cordapp> cordapps = new ArrayList<>();
        pinned.forEach(one -> cordapps.add(parse(one)));
        return cordapps;
    }

    /** Where the jar is fetched: its own URL, or its place in a Maven repository. */
    String address(String mavenRepository) {
        if (isUrl()) {
            return name;
        }
        String[] parts = name.split(":");
        return mavenRepository + "/" + parts[0].replace('.', '/') + "/" + parts[1] + "/" + parts[2] + "/" + fileName;
    }

    boolean isUrl() {
        return name.startsWith("https://") || name.startsWith("http://");
    }

    /** The jar's name in a node's CorDapp directory, always the same for the same name. */
    String fileName() {
        return fileName;
    }

    /** The jar's name in the network's CorDapp repository. */
    public String storedName() {
        return sha256 + ".jar";
    }

    private static String fileOfUrl(String url) {
        String file = url.substring(url.lastIndexOf('/') + 1);
        if (!file.matches(JAR)) {
            throw new Refusal("\"" + url + "\" is no CorDapp: its URL has to end in the name of a jar");
        }
        return file;
    }

    private static String fileOfCoordinate(String maven) {
        String[] parts = maven.split(":");
        if (parts.length != 3 || !maven.matches("[A-Za-z0-9_.:+-]+")) {
            throw new Refusal("\"" + maven + "\" is no CorDapp: group:artifact:version is needed");
        }
        return parts[1] + "-" + parts[2] + ".jar";
    }
}
