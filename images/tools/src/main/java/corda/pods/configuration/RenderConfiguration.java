package corda.pods.configuration;

import corda.pods.Durable;
import corda.pods.Refusal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes configuration files from templates: {@code corda-configuration <directory> <file> <template> ...}, or from those
 * of a directory, with files put beside: {@code corda-configuration --fill <templates> <directory> <file>=<source>...}. In
 * a quoted value, {@code ${file:/path}} stands for what that file holds, without the newline at its end. What of a directory's
 * templates is of a secret that this pod doesn't have stays as it is: its reader has no use for it.
 */
public final class RenderConfiguration {
    private static final Pattern FROM_FILE = Pattern.compile("\\$\\{file:([^}\"\\\\]+)}");

    private RenderConfiguration() {
    }

    /** What stands in the end where a file is named. */
    private interface Filling {
        String of(MatchResult place) throws IOException;
    }

    public static void main(String[] args) throws Exception {
        Refusal.report(() -> {
            if (args.length >= 3 && args[0].equals("--fill")) {
                fill(Paths.get(args[1]), Paths.get(args[2]), Arrays.asList(args).subList(3, args.length));
                return;
            }
            if (args.length < 3 || args.length % 2 == 0) {
                throw new Refusal("usage: corda-configuration <directory> <file> <template> [<file> <template> ...], "
                    + "or corda-configuration --fill <templates> <directory> [<file>=<source> ...]");
            }
            for (int next = 1; next < args.length; next += 2) {
                write(Paths.get(args[0]).resolve(args[next]), render(args[next + 1]).getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    private static void fill(Path templates, Path directory, List<String> beside) throws IOException {
        List<Path> files = new ArrayList<>();
        collect(templates, files);
        for (Path file : files) {
            // One character a byte: what is no text stays as it is.
            String template = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            write(directory.resolve(templates.relativize(file).toString()),
                rendered(template, RenderConfiguration::filledIn).getBytes(StandardCharsets.ISO_8859_1));
        }
        for (String pair : beside) {
            int separator = pair.indexOf('=');
            if (separator < 1) {
                throw new Refusal("\"" + pair + "\" is no <file>=<source>");
            }
            write(directory.resolve(pair.substring(0, separator)), content(pair.substring(separator + 1)));
        }
    }

    /** Every file below, without the directories that Kubernetes keeps a volume's versions in. */
    private static void collect(Path directory, List<Path> files) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                if (entry.getFileName().toString().startsWith("..")) {
                    continue;
                }
                if (Files.isDirectory(entry)) {
                    collect(entry, files);
                } else {
                    files.add(entry);
                }
            }
        }
    }

    private static void write(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        Durable.write(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r-----"));
    }

    static String render(String template) throws IOException {
        return rendered(template, place -> escaped(valueOf(place.group(1))));
    }

    private static String filledIn(MatchResult place) throws IOException {
        String path = place.group(1);
        return Files.isDirectory(Paths.get(path).getParent())
            ? new String(escaped(valueOf(path)).getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)
            : place.group();
    }

    private static String rendered(String template, Filling filling) throws IOException {
        Matcher matcher = FROM_FILE.matcher(template);
        StringBuffer rendered = new StringBuffer();
        while (matcher.find()) {
            matcher.appendReplacement(rendered, Matcher.quoteReplacement(filling.of(matcher)));
        }
        return matcher.appendTail(rendered).toString();
    }

    private static String valueOf(String path) throws IOException {
        String value = new String(content(path), StandardCharsets.UTF_8);
        return value.endsWith("\n") ? value.substring(0, value.length() - 1) : value;
    }

    private static byte[] content(String path) throws IOException {
        try {
            return Files.readAllBytes(Paths.get(path));
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
