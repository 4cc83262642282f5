package corda.pods;

import java.nio.file.Path;
import java.nio.file.Paths;

/** Where a tool finds its files and ports: the image's layout, unless an environment variable says otherwise. */
public final class Setting {
    private Setting() {
    }

    public static String text(String variable, String standard) {
        String value = System.getenv(variable);
        return value == null || value.isEmpty() ? standard : value;
    }

    public static Path path(String variable, String standard) {
        return Paths.get(text(variable, standard));
    }

    public static int number(String variable, int standard) {
        String value = text(variable, Integer.toString(standard));
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException notANumber) {
            throw new Refusal(variable + " is \"" + value + "\": a whole number is needed");
        }
    }
}
