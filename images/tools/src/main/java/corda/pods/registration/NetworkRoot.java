package corda.pods.registration;

import corda.pods.Refusal;
import corda.pods.Setting;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;

/** The zone operator's trust store, against which a doorman's answer is checked, and its password. */
final class NetworkRoot {
    private static final String ROOT_ALIAS = "cordarootca";
    final Path trustStore;
    private final Path passwordFile;

    NetworkRoot() {
        Path directory = Setting.path("NETWORK_ROOT_DIRECTORY", "/network-root");
        trustStore = directory.resolve("network-root-truststore.jks");
        passwordFile = directory.resolve("password");
    }

    /** A Secret made from a file often ends in a line break, which is no part of the password. */
    String password() throws IOException {
        return new String(Files.readAllBytes(passwordFile), StandardCharsets.UTF_8).replaceAll("\\R\\z", "");
    }

    /** Refuses what would only be found out after the doorman's approval, or as a trace of a cryptographic library. */
    void check() throws IOException {
        for (Path file : new Path[] {trustStore, passwordFile}) {
            if (!Files.exists(file)) {
                throw new Refusal("The Secret of the network root trust store has no " + file.getFileName()
                    + ": it needs network-root-truststore.jks and password");
            }
        }
        try (InputStream in = Files.newInputStream(trustStore)) {
            KeyStore store = KeyStore.getInstance("JKS");
            store.load(in, password().toCharArray());
            if (Collections.list(store.aliases()).stream().noneMatch(alias -> alias.startsWith(ROOT_ALIAS))) {
                throw new Refusal("The network root trust store has no certificate " + ROOT_ALIAS
                    + ": ask the zone's operator for the right one");
            }
        } catch (IOException unreadable) {
            throw new Refusal("The network root trust store can't be opened: "
                + (unreadable.getCause() instanceof GeneralSecurityException
                ? "the password in its Secret is wrong" : "it is no JKS key store"));
        } catch (GeneralSecurityException unreadable) {
            throw new Refusal("The network root trust store can't be opened: " + unreadable.getMessage());
        }
    }
}
