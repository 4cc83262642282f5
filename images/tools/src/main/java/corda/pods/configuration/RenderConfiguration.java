package corda.pods.configuration;

import corda.pods.Durable;
import corda.pods.Refusal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes configuration files from templates: {@code corda-configuration <directory> <file> <template> ...}. In a quoted
 * value, {@code ${file:/path}} stands for what that file holds, without the newline at its end.
 */
public final class RenderConfiguration {
    private static final Pattern FROM_FILE = Pattern.compile("\\$\\{file:([^}\"\\\\]+)}");

    private RenderConfiguration() {
    }

    public static void main(String[] args) throws Exception {
        Refusal.report(() -> {
            if (args.length < 3 || args.length % 2 == 0) {
                throw new Refusal("usage: corda-configuration <directory> <file> <template> [<file> <template> ...]");
            }
            for (int next = 1; next < args.length; next += 2) {
                Path file = Paths.get(args[0]).resolve(args[next]);
                Durable.write(file, render(args[next + 1]).getBytes(StandardCharsets.UTF_8));
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r-----"));
            }
        });
    }

    static String render(String template) throws IOException {
        Matcher matcher = FROM_FILE.matcher(template);
        StringBuffer rendered = new StringBuffer();
        while (matcher.find()) {
            matcher.appendReplacement(rendered, Matcher.quoteReplacement(escaped(valueOf(matcher.group(1)))));
        }
        return matcher.appendTail(rendered).toString();
    }

    private static String valueOf(String path) throws IOException {
        try {
            String value = new String(Files.readAllBytes(Paths.get(path)), StandardCharsets.UTF_8);
            return value.endsWith("\n") ? value.substring(0, value.length() - 1) : value;
        } catch (NoSuchFileException missing) {
            throw new Refusal("the configuration needs " + path + ": its Secret has no such key");
        }
    }

    /** As a quoted value of JSON has it. */
    private static String escaped(String value) {
        StringBuilder escaped = new StringBuilder();
        for (char character : value.toCharArray()) {
            if (character == '"' || character == '\\') {
                escaped.append('\\').append(character);
            } else if (character < ' ') {
                escaped.append(String.format("\\u%04x", (int) character));
            } else {
                escaped.append(character);
            }
        }
        return escaped.toString();
    }
}
