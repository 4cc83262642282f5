import { at, list, type Properties, record } from "../reading";

/**
 * Whether a label selector takes in these labels. Source: Kubernetes docs, "Labels and Selectors": an empty one takes in
 * everything.
 */
export function selects(selector: unknown, labels: Properties): boolean {
    return (
        Object.entries(record(at(selector, "matchLabels"))).every(([key, value]) => labels[key] === value) &&
        list(at(selector, "matchExpressions")).every((expression) => holds(expression, labels))
    );
}

function holds(expression: unknown, labels: Properties): boolean {
    const value = labels[String(at(expression, "key"))];
    const values = list(at(expression, "values"));
    switch (at(expression, "operator")) {
        case "In":
            return values.includes(value);
        case "NotIn":
            return !values.includes(value);
        case "Exists":
            return value !== undefined;
        case "DoesNotExist":
            return value === undefined;
        default:
            return false;
    }
}

/** Whether a selector names anything, and doesn't take in whatever there is. */
export function isParticular(selector: unknown): boolean {
    return (
        Object.keys(record(at(selector, "matchLabels"))).length > 0 || list(at(selector, "matchExpressions")).length > 0
    );
}
