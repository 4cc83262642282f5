import { at, type Place, places, type Properties, record } from "../reading";
import { jsonOf } from "./json-text";

/**
 * The statements of a policy, which is text or an object. A text that isn't a policy has none; AWS refuses it. Source:
 * IAM user guide, "Grammar of the IAM JSON policy language".
 */
export function statementsOf(policy: unknown, path: string): Place<Properties>[] {
    const statements = at(typeof policy === "string" ? jsonOf(policy) : policy, "Statement");
    return Array.isArray(statements)
        ? places(statements, `${path}.Statement`)
        : [{ value: record(statements), path: `${path}.Statement` }];
}

/** Those that let somebody do something. */
export function allowances(policy: unknown, path: string): Place<Properties>[] {
    return statementsOf(policy, path).filter(({ value }) => value["Effect"] === "Allow");
}

/** One text or a list of them, as policies have it. */
export function texts(value: unknown): string[] {
    return (Array.isArray(value) ? value : [value]).filter((item) => typeof item === "string");
}

/** Whether a statement is for everybody. */
export function isForEverybody({ Principal: principal, NotPrincipal: except }: Properties): boolean {
    return (
        except !== undefined ||
        [principal, ...Object.values(record(principal))].some((value) => texts(value).includes("*"))
    );
}

/** Operators that let through what is named alone; what ends in `IfExists` lets through what doesn't say. */
const naming = /^(ForAnyValue:)?(StringEquals|StringEqualsIgnoreCase|StringLike|ArnEquals|ArnLike|IpAddress)$/;

/** Keys, in small letters, whose values a statement names: a condition by them makes it a statement about fewer. */
export function namedBy({ Condition: condition }: Properties): string[] {
    return Object.entries(record(condition))
        .filter(([operator]) => naming.test(operator))
        .flatMap(([, keys]) => Object.entries(record(keys)))
        .filter(([, values]) => texts(values).length > 0 && !texts(values).includes("*"))
        .map(([key]) => key.toLowerCase());
}

/** Keys that make everybody those of an account, an organisation or a network. */
const owners = [
    "aws:principalaccount",
    "aws:principalarn",
    "aws:principalorgid",
    "aws:principalorgpaths",
    "aws:sourceaccount",
    "aws:sourcearn",
    "aws:sourceorgid",
    "aws:sourcevpc",
    "aws:sourcevpce",
    "kms:calleraccount",
];

/** Whether a statement lets in whoever comes, from any account. */
export function isPublic(statement: Properties): boolean {
    return isForEverybody(statement) && !namedBy(statement).some((key) => owners.includes(key));
}
