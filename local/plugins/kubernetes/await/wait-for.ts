import { annotation } from "../identity";
import { isUnknown } from "../unknowns";
import { numberAt, textAt, type Json, type JsonObject } from "../values";
import { parseJsonPath, select, type JsonPath } from "./json-path";
import { ready, waiting, type Observe } from "./observation";
import { condition } from "./pods";

/** Says what to wait for instead of what is usual for the kind: one expression, or a JSON list of them. */
export const waitForAnnotation = "pulumi.com/waitFor";

type Expression =
    | { readonly text: string; readonly path: JsonPath; readonly value: string | undefined }
    | { readonly text: string; readonly condition: string; readonly status: string };

/** The expression an annotation holds, or what is wrong with it. */
function parseExpression(text: string): Expression | string {
    const byPath = /^jsonpath=\{(.*)\}(?:=(.+))?$/s.exec(text);
    if (byPath !== null) {
        const path = parseJsonPath((byPath[1] ?? "").trim());
        if (path !== undefined) return { text, path, value: byPath[2] };
        return `"${text}" has a path that isn't understood here; keys, positions, [*] and [?(@.key=="value")] are`;
    }
    const byCondition = /^condition=([^=]+)(?:=([^=]+))?$/.exec(text);
    if (byCondition !== null) return { text, condition: byCondition[1] ?? "", status: byCondition[2] ?? "True" };
    return `"${text}" is neither jsonpath={.path}, jsonpath={.path}=value, condition=Type nor condition=Type=Status`;
}

function parseAnnotation(text: string): (Expression | string)[] {
    if (!text.startsWith("[")) return [parseExpression(text)];
    try {
        const list = JSON.parse(text) as Json;
        const texts = Array.isArray(list) ? list.filter((one) => typeof one === "string") : [];
        if (Array.isArray(list) && texts.length === list.length && texts.length > 0) return texts.map(parseExpression);
    } catch {
        // Said below.
    }
    return [`"${text}" isn't a JSON list of expressions`];
}

/** What is wrong with an object's annotation; empty where nothing is, or where it isn't known yet. */
export function waitForMistakes(inputs: JsonObject): string[] {
    const text = annotation(inputs, waitForAnnotation);
    if (text === undefined || isUnknown(text)) return [];
    return parseAnnotation(text).filter((one) => typeof one === "string");
}

/** What an object's annotation asks to wait for; undefined where it has none. */
export function observerOfAnnotation(inputs: JsonObject): Observe | undefined {
    const text = annotation(inputs, waitForAnnotation);
    if (text === undefined) return undefined;
    const expressions = parseAnnotation(text);
    return ({ object }) => {
        const unmet = expressions.map((one) => shortfall(one, object)).filter((one) => one !== undefined);
        return Promise.resolve(unmet.length === 0 ? ready : waiting(unmet.join(", ")));
    };
}

/** What an object lacks of what is waited for, with what is there instead. */
function shortfall(expression: Expression | string, object: JsonObject): string | undefined {
    if (typeof expression === "string") return expression;
    if ("path" in expression) {
        const [found] = select(object, expression.path);
        if (found === undefined) return expression.text;
        const text = typeof found === "object" ? JSON.stringify(found) : String(found);
        const met = expression.value === undefined || text === expression.value;
        return met ? undefined : `${expression.text} (it is ${text})`;
    }
    const found = condition(object, expression.condition);
    // A controller that says which version it judged hasn't looked at a newer one.
    const seen = numberAt(found, "observedGeneration");
    const outdated = seen > 0 && seen < numberAt(object, "metadata", "generation");
    const status = textAt(found, "status");
    if (!outdated && status.toLowerCase() === expression.status.toLowerCase()) return undefined;
    const why = [textAt(found, "reason"), textAt(found, "message")].filter((part) => part !== "").join(": ");
    return why === "" ? expression.text : `${expression.text} (${why})`;
}
