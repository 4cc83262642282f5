import type { Example } from "./judge";

/** A compliant resource, or some, with one thing changed that one rule doesn't let pass. */
export interface Refusal {
    /** The rule's name. */
    readonly rule: string;
    /** What was changed, as the end of the sentence "it refuses …". */
    readonly what: string;
    /** Compliant: no rule of the pack has anything against it. */
    readonly of: () => Example[];
    /** Breaks one property of the first. */
    readonly broken?: (props: Record<string, unknown>) => void;
    /** Or changes the list of resources. */
    readonly among?: (examples: Example[]) => Example[];
    /** Where it is found; for a rule about the stack, of the resource it names. */
    readonly at?: string;
    /** Other rules that rightly say something, too. @default none */
    readonly also?: readonly string[];
}

/** A resource that is as it should be, with a thing that a rule could take for a mistake and mustn't. */
export interface Pass {
    readonly rule: string;
    readonly what: string;
    readonly of: () => Example[];
}

/** Sets or, with undefined, removes what is down a path like `spec.template.spec.containers[0].image`. */
export function set(props: Record<string, unknown>, path: string, value: unknown): void {
    const keys = path.split(/[.[\]]+/).filter((key) => key !== "");
    const last = keys.pop() ?? "";
    const parent = keys.reduce<Record<string, unknown>>((part, key) => {
        part[key] ??= {};
        return part[key] as Record<string, unknown>;
    }, props);
    if (value === undefined) {
        // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- a test's own object
        delete parent[last];
    } else {
        parent[last] = value;
    }
}
