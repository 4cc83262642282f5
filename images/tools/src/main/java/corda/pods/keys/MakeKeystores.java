package corda.pods.keys;

import corda.pods.Durable;
import corda.pods.LogLine;
import corda.pods.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.regex.Pattern;

/** Makes the JKS files that Corda and its broker read of the PEM files of a Secret. */
public final class MakeKeystores {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]*");
    private final PemIdentity identity;
    private final Path directory;

    private MakeKeystores(PemIdentity identity, Path directory) {
        this.identity = identity;
        this.directory = directory;
    }

    public static void main(String[] arguments) throws Exception {
        Refusal.report(() -> {
            if (arguments.length < 3) {
                throw new Refusal("usage: corda-keystores <directory of PEM files> <target> <identity> [<other name>...]");
            }
            PemIdentity identity = PemIdentity.read(Paths.get(arguments[0]));
            MakeKeystores stores = new MakeKeystores(identity, Files.createDirectories(Paths.get(arguments[1])));
            for (int i = 2; i < arguments.length; i++) {
                stores.writeKeyStore(arguments[i], arguments[2]);
            }
            stores.writeTrustStore();
            LogLine.info("Key stores of " + identity.chain[0].getSubjectDN() + " are in " + arguments[1]);
        });
    }

    private void writeKeyStore(String name, String alias) throws GeneralSecurityException, IOException {
        if (!NAME.matcher(name).matches()) {
            throw new Refusal("\"" + name + "\" is no name of a key store: lower-case letters, digits and - are");
        }
        KeyStore store = empty();
        store.setKeyEntry(alias, identity.privateKey, identity.password, identity.chain);
        write(store, name + ".jks");
    }

    private void writeTrustStore() throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        for (int i = 0; i < identity.trusted.length; i++) {
            store.setCertificateEntry(i == 0 ? "root" : "root-" + (i + 1), identity.trusted[i]);
        }
        write(store, "truststore.jks");
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("JKS");
        store.load(null, null);
        return store;
    }

    private void write(KeyStore store, String name) throws GeneralSecurityException, IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        store.store(bytes, identity.password);
        Durable.write(directory.resolve(name), bytes.toByteArray());
    }
}
