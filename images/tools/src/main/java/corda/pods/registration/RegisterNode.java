package corda.pods.registration;

import corda.pods.node.NodeProcess;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The node's own registration. It takes the trust store's password as an argument: it is put in here, in the process
 * that uses it.
 */
public final class RegisterNode {
    private RegisterNode() {
    }

    public static void main(String[] arguments) throws Throwable {
        NetworkRoot root = new NetworkRoot();
        List<String> all = new ArrayList<>();
        all.add("initial-registration");
        all.addAll(Arrays.asList(arguments));
        all.add("--network-root-truststore=" + root.trustStore);
        all.add(ArgumentFile.of(Collections.singletonList("--network-root-truststore-password=" + root.password())));
        NodeProcess.main(all.toArray(new String[0]));
    }
}
