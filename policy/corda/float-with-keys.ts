import { containersOf } from "../kubernetes/pods";
import { places, text } from "../reading";
import { rolePodRule } from "./pods";

/** Where a node, a bridge or a registration has its own keys; a float has the tunnel's alone. */
const directories = /^\/(node|work|keystores|rpc-keystores|p2p|etc\/corda-certificates)(\/|$)|^\/sources\/p2p/;

/** Source: Corda docs, "Corda Firewall overview": the float gets what it needs through the tunnel, into memory. */
export const floatWithKeys = rolePodRule({
    name: "corda-float-with-keys",
    protects: "The nodes' TLS keys, from the one pod that everybody can reach.",
    violation: "A float has the key stores of a node, a bridge or a broker's client.",
    remediation: "Mount into a float the key of its tunnel alone; its bridge hands it what it needs.",
    severity: "critical",
    controls: [],
    roles: ["float"],
    checkPod: (pod) =>
        containersOf(pod).flatMap(({ value, path }) =>
            places(value["volumeMounts"], `${path}.volumeMounts`)
                .filter((mount) => directories.test(text(mount.value["mountPath"])))
                .map((mount) => `${mount.path}.mountPath`),
        ),
});
