package corda.pods.registration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a registration ended, from what it logged: Corda has one exit code for every failure. */
final class RegistrationOutcome {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WAITING = "Start polling server for certificate signing approval";
    private static final Pattern FAILURE = Pattern.compile(
        "(?:Exception during node (?:registration|startup)|Issue with Node registration): (.*)", Pattern.DOTALL);
    private static final Pattern REJECTION = Pattern.compile("Certificate signing request has been rejected: (.*)");
    private static final Pattern HTTP_STATUS = Pattern.compile("Response Code (\\d+): (.*)");
    /** Wraps what comes of asking the doorman, also an answer that is none. */
    private static final String REGISTRATION_EXCEPTION = "NodeRegistrationException";
    private static final List<String> NETWORK_EXCEPTIONS = Arrays.asList("java.net.ConnectException",
        "java.net.NoRouteToHostException", "java.net.SocketException", "java.net.SocketTimeoutException",
        "java.net.UnknownHostException", "javax.naming.ServiceUnavailableException");
    /** A notary asks for two names: its service's, then its own. */
    private static final Pattern NAME = Pattern.compile("Legal Name: (.*)");
    private int code;
    private String name;
    private String message = "";
    private String exception = "";

    /** Hears a line of the registration's output; says whether it now waits for approval. */
    boolean hear(String line) {
        Matcher plain = REJECTION.matcher(line);
        if (line.startsWith("{")) {
            hearLogged(line);
        } else if (plain.find() && message.isEmpty()) {
            message = plain.group();
        }
        return line.contains(WAITING);
    }

    void ended(int exitCode) {
        code = exitCode;
    }

    boolean failed() {
        return code != 0;
    }

    boolean outOfTime() {
        return code == JavaProcess.OUT_OF_TIME;
    }

    /** For whom a certificate was asked last, or null where an earlier run did. */
    String name() {
        return name;
    }

    /** Whether only the way to the doorman is missing, or the doorman itself. */
    boolean worthAnotherTry() {
        return failed() && !outOfTime() && !message.contains("Response Code 4")
            && (exception.endsWith(REGISTRATION_EXCEPTION) || NETWORK_EXCEPTIONS.contains(exception)
            || message.contains("Http response status code was 5"));
    }

    /** Why, in one line. */
    String reason() {
        Matcher rejected = REJECTION.matcher(message);
        if (rejected.find()) {
            return "the doorman rejected the request: " + rejected.group(1).trim();
        }
        if (message.contains("NO_TRUST_ANCHOR")) {
            return "the doorman's certificate is not of the zone whose network root trust store is given: take the"
                + " trust store of the doorman's operator, the next run goes on with the same request";
        }
        String line = message.split("\\R", 2)[0].trim();
        Matcher refused = HTTP_STATUS.matcher(line);
        if (refused.matches()) {
            return "the doorman answered with HTTP status " + refused.group(1) + " (" + refused.group(2)
                + "): check its URL";
        }
        return line.isEmpty() ? "exit code " + code + ", the log above says why"
            : line.matches("[\\w.-]+") && worthAnotherTry() ? line + " is not known" : line;
    }

    private void hearLogged(String line) {
        try {
            JsonNode logged = JSON.readTree(line);
            Matcher failure = FAILURE.matcher(logged.path("message").asText());
            Matcher asking = NAME.matcher(logged.path("message").asText());
            if (asking.matches()) {
                name = asking.group(1);
            }
            if (logged.path("level").asText().equals("ERROR") && failure.matches()) {
                message = failure.group(1);
                exception = logged.path("thrown").path("name").asText(exception);
            }
        } catch (IOException notJson) {
            // A line that only begins like one of the log.
        }
    }
}
