import { containersOf, type Pod } from "../kubernetes/pods";
import { list, type Place, type Properties, text } from "../reading";
import type { ResourceRule } from "../rule";
import { readHocon } from "./hocon";
import { rolePodRule } from "./pods";

/** A firewall's configuration is written by its pod, which fills in passwords from files: it stands in the arguments. */
function firewallConfsOf(pod: Pod): Place<Properties>[] {
    return containersOf(pod).flatMap(({ value, path }) => {
        const args = list(value["args"]);
        return args.flatMap((arg, index) =>
            args[index - 1] === "firewall.conf"
                ? [{ value: readHocon(text(arg)), path: `${path}.args[${String(index)}]` }]
                : [],
        );
    });
}

/** A rule about what a firewall.conf says: the keys that break it. */
export function firewallConfRule(
    rule: Omit<ResourceRule, "types" | "check"> & { readonly checkConf: (conf: Properties) => Iterable<string> },
): ResourceRule {
    const { checkConf, ...described } = rule;
    return rolePodRule({
        ...described,
        roles: ["bridge", "float"],
        checkPod: (pod) =>
            firewallConfsOf(pod).flatMap(({ value, path }) => [...checkConf(value)].map((key) => `${path}.${key}`)),
    });
}
