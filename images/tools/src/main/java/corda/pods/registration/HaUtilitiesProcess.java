package corda.pods.registration;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The HA utilities themselves, given the passwords that their arguments only name. */
public final class HaUtilitiesProcess {
    private static final String JAR = "corda-tools-ha-utilities";
    private static final Pattern PASSWORD = Pattern.compile("(-[^=]+=)@(/.*)");

    private HaUtilitiesProcess() {
    }

    public static void main(String[] arguments) throws Throwable {
        try {
            Class.forName(mainClass()).getMethod("main", String[].class)
                .invoke(null, (Object) resolve(arguments).toArray(new String[0]));
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }

    /** In order, because the passwords of several key stores are matched by it. */
    static List<String> resolve(String[] arguments) throws IOException {
        List<String> resolved = new ArrayList<>();
        for (String argument : arguments) {
            Matcher password = PASSWORD.matcher(argument);
            resolved.add(password.matches()
                ? ArgumentFile.of(Collections.singletonList(password.group(1) + content(password.group(2)))) : argument);
        }
        return resolved;
    }

    private static String content(String file) throws IOException {
        return new String(Files.readAllBytes(Paths.get(file)), StandardCharsets.UTF_8).replaceAll("\\R\\z", "");
    }

    private static String mainClass() throws IOException {
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (Paths.get(entry).getFileName().toString().startsWith(JAR)) {
                try (JarFile jar = new JarFile(entry)) {
                    return jar.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
                }
            }
        }
        throw new IOException("the image has no " + JAR + " jar");
    }
}
