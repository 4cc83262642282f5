import { record, text } from "../reading";
import { firewallConfRule } from "./firewall-conf";

/** Keys of passwords with a value that is neither empty nor read from a file when the pod starts. */
function* written(block: unknown, path: string): Generator<string> {
    for (const [key, value] of Object.entries(record(block))) {
        const place = path === "" ? key : `${path}.${key}`;
        if (/password$/i.test(key) && !/^(\$\{file:[^}]*\})?$/.test(text(value))) {
            yield place;
        }
        yield* written(value, place);
    }
}

export const passwordInArguments = firewallConfRule({
    name: "corda-password-in-arguments",
    protects: "Passwords of key stores, from whoever may look at pods or at a machine's processes.",
    violation: "A password stands in the arguments of a container.",
    remediation: "Refer to the file of a mounted Secret, as ${file:/path}.",
    severity: "high",
    controls: [],
    checkConf: (conf) => written(conf, ""),
});
