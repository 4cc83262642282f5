package corda.pods.cordapps;

import corda.pods.http.Download;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.Paths;

/** Where CorDapps are taken from. What it gives is not trusted: whoever asks compares the digest. */
interface CordappSource {
    /**
     * Stores in the file what the source has for the CorDapp.
     *
     * @throws IOException with what to tell the user, when the source has nothing for it
     */
    Given give(Cordapp cordapp, Path file) throws IOException, InterruptedException;

    /** What a source gave. */
    final class Given {
        /** SHA-256 of the stored file. */
        final String sha256;
        /** Who gave it, as a sentence goes on: {@code the repository served}. */
        final String giver;

        Given(String sha256, String giver) {
            this.sha256 = sha256;
            this.giver = giver;
        }

        /** What is wrong with what was given, or null. */
        String mistake(Cordapp cordapp) {
            return sha256.equals(cordapp.sha256) ? null
                : "CorDapp " + cordapp.name + ": expected sha256 " + cordapp.sha256 + ", " + giver + " " + sha256;
        }
    }

    /** A directory where the argument is an absolute path, a Maven repository where it is an address. */
    static CordappSource ofMaven(String argument, Download download) {
        return isDirectory(argument) ? new CordappDirectory(Paths.get(argument))
            : (cordapp, file) -> new Given(download.to(file, cordapp.address(argument)),
                cordapp.isUrl() ? "its URL served" : "the repository served");
    }

    /** A directory where the argument is an absolute path, the network's CorDapp repository where it is an address. */
    static CordappSource ofNetwork(String argument, Download download) {
        return isDirectory(argument) ? new CordappDirectory(Paths.get(argument))
            : (cordapp, file) -> new Given(download.to(file, argument + "/" + cordapp.storedName()),
                "the CorDapp repository served");
    }

    static boolean isDirectory(String argument) {
        return argument.startsWith("/");
    }
}
