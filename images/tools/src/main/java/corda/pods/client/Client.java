package corda.pods.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import corda.pods.Refusal;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;

/** RPC client for people and tests: one command, or a file of them, and one line of JSON for each. */
public final class Client {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Client() {
    }

    public static void main(String[] words) throws Exception {
        Refusal.report(() -> {
            if (words.length == 1 && words[0].endsWith(".json")) {
                runFile(words[0]);
            } else if (words.length > 0) {
                run(words);
            } else {
                throw new Refusal(Commands.USAGE);
            }
        });
        // Artemis leaves threads behind that would keep the process.
        System.exit(0);
    }

    /** A JSON array of commands, each an array of words; they share this JVM, which is what takes long. */
    private static void runFile(String file) throws Exception {
        for (JsonNode command : JSON.readTree(Files.readAllBytes(Paths.get(file)))) {
            List<String> words = new ArrayList<>();
            command.forEach(word -> words.add(word.asText()));
            run(words.toArray(new String[0]));
        }
    }

    private static void run(String[] words) throws Exception {
        try {
            ObjectNode result = new Commands(JSON).run(words[0], new Arguments(words, 1));
            System.out.println(JSON.writeValueAsString(result));
        } catch (NoClassDefFoundError missing) {
            throw new Refusal("The CorDapp of this command is not part of the network: " + missing.getMessage());
        }
    }
}
