package corda.pods.secrets;

import corda.pods.LogLine;
import corda.pods.Refusal;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps files in a store outside the cluster, under the names it is given and no other. All of them are compared first:
 * where one is there already and differs, none is written.
 */
final class WriteValues {
    private final ValueStore store;
    private final Present present;

    WriteValues(ValueStore store, Present present) {
        this.store = store;
        this.present = present;
    }

    /** @param arguments {@code <value>=<file>...}, see {@link ValueName}. */
    void write(List<String> arguments) throws Exception {
        MadeFiles made = new MadeFiles(Paths.get("/"));
        Map<ValueName, byte[]> files = new LinkedHashMap<>();
        Map<ValueName, Present> rules = new LinkedHashMap<>();
        for (String argument : arguments) {
            int separator = argument.indexOf('=');
            if (separator < 1 || separator == argument.length() - 1) {
                throw new Refusal("\"" + argument + "\" is no <value>=<file>");
            }
            ValueName name = ValueName.of(argument.substring(0, separator));
            String file = argument.substring(separator + 1);
            files.put(name, made.content(file));
            rules.put(name, MadeFiles.hasSuccessors(file) ? Present.KEPT : present);
        }
        for (Map.Entry<ValueName, byte[]> file : files.entrySet()) {
            isMissing(file.getKey(), file.getValue(), store.read(file.getKey()), rules.get(file.getKey()));
        }
        for (Map.Entry<ValueName, byte[]> file : files.entrySet()) {
            boolean written = write(file.getKey(), file.getValue(), rules.get(file.getKey()));
            LogLine.info(file.getKey() + (written ? ": written" : ": complete already"));
        }
    }

    private boolean write(ValueName name, byte[] file, Present rule) throws Exception {
        while (true) {
            ValueStore.Held held = store.read(name);
            if (!isMissing(name, file, held, rule)) {
                return false;
            }
            if (store.write(name, file, held)) {
                return true;
            }
        }
    }

    private static boolean isMissing(ValueName name, byte[] file, ValueStore.Held held, Present rule) {
        if (held.value == null) {
            return true;
        }
        boolean same = Arrays.equals(held.value, file);
        if (!same && rule == Present.EQUAL) {
            throw new Refusal(name + " has another value than the one that is kept: "
                + "delete it from the store if nothing uses it any more");
        }
        return !same && rule == Present.REPLACED;
    }
}
