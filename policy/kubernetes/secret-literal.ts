import { list, places, text } from "../reading";
import { hardening } from "./controls";
import { containersOf, podRule } from "./pods";
import { hasSecret, isSecret } from "./secret-text";

/** Source: Kubernetes docs, "Good practices for Kubernetes Secrets". */
export const secretLiteral = podRule({
    name: "kubernetes-secret-literal",
    protects: "Passwords and keys, from everybody who may read pods, and from process lists on the machine.",
    violation: "The pod's own description has what looks like a password or a key in it.",
    remediation: "Put it into a Secret, mount that as a file, and give the process the file's path.",
    severity: "critical",
    controls: [hardening("Network separation and hardening: Secrets")],
    checkPod: (pod) =>
        containersOf(pod).flatMap(({ value, path }) => [
            ...places(value["env"], `${path}.env`)
                .filter((variable) => {
                    const literal = text(variable.value["value"]);
                    return hasSecret(literal) || isSecret(text(variable.value["name"]), literal);
                })
                .map((variable) => `${variable.path}.value`),
            ...["command", "args"].flatMap((key) => {
                const words = list(value[key]).map(text);
                return words.flatMap((word, index) =>
                    hasSecret(word) || isSecret(flag(words[index - 1]), word)
                        ? [`${path}.${key}[${String(index)}]`]
                        : [],
                );
            }),
        ]),
});

/** The name of the flag that a word is, if it is one whose value comes next. */
function flag(word = ""): string {
    return /^--?([\w-]+)$/.exec(word)?.[1] ?? "";
}
