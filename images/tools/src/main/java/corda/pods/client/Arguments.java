package corda.pods.client;

import corda.pods.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;

/** `--name value` pairs after a command. */
final class Arguments {
    private final Map<String, String> values = new LinkedHashMap<>();

    Arguments(String[] words, int from) {
        for (int i = from; i < words.length; i += 2) {
            if (!words[i].startsWith("--") || i + 1 == words.length) {
                throw new Refusal("\"" + words[i] + "\": expected --name value");
            }
            values.put(words[i].substring(2), words[i + 1]);
        }
    }

    String get(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new Refusal("--" + name + " is missing");
        }
        return value;
    }

    String get(String name, String standard) {
        return values.getOrDefault(name, standard);
    }
}
