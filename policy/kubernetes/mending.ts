import { list } from "../reading";

/** Properties that may be changed. */
type Mutable = Record<string, unknown>;

/** The object under a key, put there if there is none. */
export function inside(parent: Mutable, key: string): Mutable {
    const value = parent[key];
    if (typeof value === "object" && value !== null && !Array.isArray(value)) {
        return value as Mutable;
    }
    const made: Mutable = {};
    parent[key] = made;
    return made;
}

/** The pod of whatever runs it. */
export function mutablePod(props: Mutable): Mutable {
    const spec = inside(props, "spec");
    if ("jobTemplate" in spec) {
        return inside(inside(inside(inside(spec, "jobTemplate"), "spec"), "template"), "spec");
    }
    return "template" in spec ? inside(inside(spec, "template"), "spec") : spec;
}

/** Every container of a pod, those that prepare it among them. */
export function mutableContainers(pod: Mutable): Mutable[] {
    return [pod["initContainers"], pod["containers"]].flatMap((containers) =>
        list(containers).filter((one): one is Mutable => typeof one === "object" && one !== null),
    );
}
