import { at, type Place, type Properties, text } from "../reading";
import type { JudgedResource, ResourceRule } from "../rule";
import { readHocon } from "./hocon";

/** Type tokens of what can hold a node.conf. */
export const holderTypes: readonly string[] = ["kubernetes:core/v1:Secret", "kubernetes:core/v1:ConfigMap"];

/** The key of a Secret or a ConfigMap that is a node's configuration. */
const file = "node.conf";

/**
 * Whether an object may hold a configuration. The program has other Secrets of a node, whose content isn't known in the
 * preview of a new stack: to read them would say so once for each of them and each rule.
 */
function mayHold({ type, name, props }: Pick<JudgedResource, "type" | "name" | "props">): boolean {
    const isProgramsSecret =
        type.endsWith(":Secret") &&
        at(props, "metadata", "labels", "app.kubernetes.io/managed-by") === "pulumi" &&
        !name.endsWith("-conf");
    return holderTypes.includes(type) && !isProgramsSecret;
}

/** The configurations that an object holds under one key, and where: `stringData["node.conf"]`. */
export function filesNamed(key: string, resource: Pick<JudgedResource, "type" | "name" | "props">): Place<string>[] {
    if (!mayHold(resource)) {
        return [];
    }
    const { type, props } = resource;
    const place = (part: string, value: string) => ({ value, path: `${part}["${key}"]` });
    const data = text(at(props, "data", key));
    return [
        place("stringData", text(at(props, "stringData", key))),
        // A Secret's data is in base64, a ConfigMap's as it is.
        place("data", type.endsWith(":Secret") ? Buffer.from(data, "base64").toString("utf8") : data),
    ].filter(({ value }) => value !== "");
}

/** Every node.conf that an object holds. What it says is secret: findings name keys. */
export function nodeConfsOf(resource: Pick<JudgedResource, "type" | "name" | "props">): Place<Properties>[] {
    return filesNamed(file, resource).map(({ value, path }) => ({ value: readHocon(value), path }));
}

/** A rule about what a node.conf says: the keys that break it, `rpcSettings.useSsl`. */
export function nodeConfRule<Settings extends object = object>(
    rule: Omit<ResourceRule<Settings>, "types" | "check"> & {
        readonly checkConf: (conf: Properties, settings: Settings) => Iterable<string>;
    },
): ResourceRule<Settings> {
    const { checkConf, ...described } = rule;
    return {
        ...described,
        types: holderTypes,
        check: (resource, settings) =>
            nodeConfsOf(resource).flatMap(({ value, path }) =>
                [...checkConf(value, settings)].map((key) => `${path}.${key}`),
            ),
    };
}
