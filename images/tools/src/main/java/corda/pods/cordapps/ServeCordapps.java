package corda.pods.cordapps;

import com.sun.net.httpserver.HttpExchange;
import corda.pods.Setting;
import corda.pods.http.Answer;
import corda.pods.http.HttpService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Serves the network's CorDapps by digest: what a node asks for can't be anything else. */
public final class ServeCordapps {
    private static final Pattern JAR = Pattern.compile("/([0-9a-f]{64}\\.jar)");
    private final Path store = Setting.path("CORDAPPS_STORE", "/cordapps");

    public static void main(String[] arguments) throws IOException {
        new HttpService(Setting.number("PORT", 8080), 8, new ServeCordapps()::answer).start();
    }

    private Answer answer(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/healthz") || path.equals("/ready")) {
            return Answer.text(200, "ok");
        }
        Matcher asked = JAR.matcher(path);
        Path jar = asked.matches() ? store.resolve(asked.group(1)) : null;
        return jar != null && Files.exists(jar)
            ? Answer.file(jar, "application/java-archive")
            : Answer.text(404, "no such CorDapp");
    }
}
