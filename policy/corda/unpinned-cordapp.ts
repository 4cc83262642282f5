import { containersOf } from "../kubernetes/pods";
import { list, text } from "../reading";
import { rolePodRule } from "./pods";

/** The commands that fetch and place CorDapps. */
const commands = /\/corda-cordapps-(fetch|place)$/;

/** A Maven coordinate among arguments: neither a URL nor a flag. */
const isCordapp = (argument: string) => /^[\w.-]+:[\w.-]+:/.test(argument);

export const unpinnedCordapp = rolePodRule({
    name: "corda-unpinned-cordapp",
    protects: "Contracts, from a file that somebody put in the repository under the same version.",
    violation: "A CorDapp is named by its version alone.",
    remediation: "Write its `sha256` in the stack file.",
    severity: "high",
    controls: [],
    checkPod: (pod) =>
        containersOf(pod)
            .filter(({ value }) => commands.test(text(list(value["command"])[0])))
            .flatMap(({ value, path }) =>
                list(value["args"]).flatMap((argument, index) =>
                    isCordapp(text(argument)) && !/@sha256:[0-9a-f]{64}$/.test(text(argument))
                        ? [`${path}.args[${String(index)}]`]
                        : [],
                ),
            ),
});
