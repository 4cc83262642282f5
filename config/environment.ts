import { parse } from "yaml";
import { type Key, keyTree } from "./key-tree";
import { keyPath } from "./mistakes";
import { nearest } from "./nearest";
import { quoted } from "./quoted";

/** What environment variables change in a stack's configuration. */
export interface Overrides {
    /** The stack's configuration with the variables' values in it. */
    readonly raw: Readonly<Record<string, unknown>>;
    /** Every key that a variable sets, in the order they were applied. */
    readonly applied: readonly { readonly path: readonly (string | number)[]; readonly variable: string }[];
    readonly mistakes: readonly string[];
}

/** A key's word in the name of a variable: `logLevel` is `LOG_LEVEL`, `party-a` is `PARTY_A`. */
export function variableWord(key: string): string {
    return key
        .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
        .replace(/-/g, "_")
        .toUpperCase();
}

/** Every variable there is; `<name>` stands for a member's name or a number counted from 0. */
export function variables(): { readonly variable: string; readonly path: string; readonly key: Key }[] {
    const found = new Map<string, { variable: string; path: string; key: Key }>();
    const visit = (key: Key, variable: string, path: string) => {
        const children = [...key.children, ...key.variants.flatMap((variant) => variant.keys)];
        const values = key.kind === "section" || children.some((child) => child.kind === "section");
        if (!values) {
            // The same key in several variants of a section, such as `kind`: its words are those of all of them.
            const words = [...(found.get(variable)?.key.words ?? []), ...key.words];
            found.set(variable, { variable, path, key: { ...key, words } });
            return;
        }
        for (const child of children) {
            const element = child.name === "[]";
            const word = element ? (hasNames(child) ? "<name>" : "<number>") : variableWord(child.name);
            visit(
                child,
                variable === "CORDA" ? `CORDA_${word}` : `${variable}__${word}`,
                element ? `${path}[]` : path === "" ? child.name : `${path}.${child.name}`,
            );
        }
    };
    visit(keyTree(), "CORDA", "");
    return [...found.values()].map((one) => ({ ...one, path: `corda:${one.path}` }));
}

const hasNames = (element: Key) => element.children.some((child) => child.name === "name");

/**
 * Lays the variables that begin with `CORDA_` over a stack's configuration. Two underscores go one key deeper, so
 * `CORDA_NETWORK__NODES__PARTY_A__LOG_LEVEL` can't be mistaken for what Kubernetes puts into a pod's environment for a
 * Service (`CORDA_CORDAPPS_PORT`), which is left alone.
 */
export function applyEnvironment(
    raw: Readonly<Record<string, unknown>>,
    environment: Readonly<Record<string, string | undefined>>,
): Overrides {
    const names = Object.keys(environment).filter((name) => isOurs(name) && environment[name] !== undefined);
    if (names.length === 0) {
        return { raw, applied: [], mistakes: [] };
    }
    const copy = structuredClone(raw) as Record<string, unknown>;
    const tree = keyTree();
    const mistakes: string[] = [];
    const applied: { path: (string | number)[]; variable: string }[] = [];
    // Whole sections before their parts, so that the outcome doesn't depend on the environment's order.
    const depth = (name: string) => name.split("__").length;
    for (const variable of names.sort((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1))) {
        const found = locate(tree, copy, variable.slice("CORDA_".length).split("__"));
        if (typeof found === "string") {
            mistakes.push(`${variable}: ${found}`);
            continue;
        }
        const value = valueOf(found.key, environment[variable] ?? "");
        if (place(copy, found.path, value)) {
            applied.push({ path: found.path, variable });
        } else {
            mistakes.push(
                `${variable}: ${keyPath(found.path)} lies in something that is no section — mend the stack file first`,
            );
        }
    }
    return { raw: copy, applied, mistakes };
}

/** Variables that are meant for us: a path, or what looks like one with an underscore lost or in lower case. */
function isOurs(name: string): boolean {
    if (!/^corda_/i.test(name)) {
        return false;
    }
    if (/^CORDA_\w*__/i.test(name)) {
        return name.startsWith("CORDA_") || /^corda_(network|platform)__/i.test(name);
    }
    return name === "CORDA_NETWORK" || name === "CORDA_PLATFORM" || singleUnderscored().has(name);
}

let collapsed: Map<string, string> | undefined;

/** Variables spelled with one underscore where two are needed, with their right names. */
function singleUnderscored(): Map<string, string> {
    collapsed ??= new Map(variables().map(({ variable }) => [variable.replaceAll("__", "_"), variable]));
    return collapsed;
}

interface Located {
    readonly key: Key;
    readonly path: (string | number)[];
}

function locate(tree: Key, raw: unknown, words: readonly string[]): Located | string {
    let key = tree;
    let value = raw;
    const path: (string | number)[] = [];
    for (const [depth, word] of words.entries()) {
        const element = key.kind === "list" ? together(key.children) : undefined;
        if (element !== undefined) {
            const index = elementIndex(value, word);
            if (index === undefined) {
                return `${keyPath(path)} has no ${unknownElement(element, value, word)}`;
            }
            path.push(index);
            key = element;
            value = (value as unknown[])[index];
            continue;
        }
        const children = [...key.children, ...key.variants.flatMap((variant) => variant.keys)];
        const child = together(children.filter((one) => variableWord(one.name) === word));
        if (child === undefined) {
            return unknownVariable(words, depth, children);
        }
        path.push(child.name);
        key = child;
        value =
            typeof value === "object" && value !== null ? (value as Record<string, unknown>)[child.name] : undefined;
    }
    return { key, path };
}

/** The same key of several variants as one: which of them the stack file has is the schema's to judge. */
function together(keys: readonly Key[]): Key | undefined {
    const [first] = keys;
    return (
        first && {
            ...first,
            children: keys.flatMap(({ children }) => children),
            variants: keys.flatMap(({ variants }) => variants),
        }
    );
}

function unknownVariable(words: readonly string[], depth: number, children: readonly Key[]): string {
    const whole = `CORDA_${words.join("__")}`;
    const capitals = whole.toUpperCase();
    const spelled = singleUnderscored().get(whole);
    if (spelled !== undefined) {
        return `is no key — two underscores go one key deeper: did you mean ${spelled}?`;
    }
    if (whole !== capitals) {
        return `is no key — write the variable in capitals: ${capitals}`;
    }
    const meant = nearest(
        words[depth] ?? "",
        children.map((child) => variableWord(child.name)),
    );
    const suggestion = [...words.slice(0, depth), meant, ...words.slice(depth + 1)].join("__");
    return meant === undefined
        ? "is no key of the stack file — unset it; docs/reference/config.md lists the variables"
        : `is no key of the stack file — did you mean CORDA_${suggestion}?`;
}

function elementIndex(list: unknown, word: string): number | undefined {
    const elements = Array.isArray(list) ? (list as unknown[]) : [];
    const index = /^\d+$/.test(word)
        ? Number(word)
        : elements.findIndex((element) => {
              const name = (element as { name?: unknown } | null)?.name;
              return typeof name === "string" && variableWord(name) === word;
          });
    return index >= 0 && index < elements.length ? index : undefined;
}

function unknownElement(element: Key, list: unknown, word: string): string {
    const count = Array.isArray(list) ? list.length : 0;
    const [one, use] = hasNames(element) ? ["member", "a member's name or a number"] : ["entry", "a number"];
    const range = count === 0 ? "the list is empty" : `use ${use} from 0 to ${count - 1}`;
    return `${one} ${quoted(word)} — ${range}; ${one === "member" ? "members" : "entries"} are added in the stack file`;
}

/** A variable's text as the kind of value its key takes. What doesn't fit stays text, so that the schema refuses it. */
function valueOf(key: Key, text: string): unknown {
    switch (key.kind) {
        case "number":
            return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
        case "true or false":
            return text === "true" ? true : text === "false" ? false : text;
        case "list":
            return key.children[0]?.kind === "text" && !text.startsWith("[")
                ? text.split(",").map((part) => part.trim())
                : yaml(text);
        case "section":
            return yaml(text);
        case "text":
            return text;
    }
}

function yaml(text: string): unknown {
    try {
        return parse(text) as unknown;
    } catch {
        return text;
    }
}

function place(root: Record<string, unknown>, path: readonly (string | number)[], value: unknown): boolean {
    let holder: Record<string | number, unknown> = root;
    for (const step of path.slice(0, -1)) {
        const next = (holder[step] ??= {});
        if (typeof next !== "object" || next === null) {
            return false;
        }
        holder = next as Record<string | number, unknown>;
    }
    holder[path.at(-1) ?? ""] = value;
    return true;
}
