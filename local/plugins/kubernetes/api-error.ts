import { at, isObject, numberAt, textAt, type Json } from "./values";

/** The API server answered, and it was a refusal. */
export class ApiError extends Error {
    override readonly name = "ApiError";
    readonly status: number;
    /** Kubernetes' own word for it, such as `NotFound` or `AlreadyExists`. */
    readonly reason: string;
    /** The status object the server sent. */
    readonly body: Json;

    constructor(status: number, body: Json) {
        super(textAt(body, "message") || (typeof body === "string" && body.trim()) || `HTTP status ${status}`);
        this.status = numberAt(body, "code") || status;
        this.reason = textAt(body, "reason");
        this.body = body;
    }
}

/** The API server couldn't be asked at all. */
export class UnreachableError extends Error {
    override readonly name = "UnreachableError";
}

/** The user stopped the operation. */
export class CanceledError extends Error {
    override readonly name = "CanceledError";

    constructor() {
        super("canceled");
    }
}

const isApiError = (error: unknown, reason: string): error is ApiError =>
    error instanceof ApiError && error.reason === reason;

export function isNotFound(error: unknown): boolean {
    return error instanceof ApiError && error.status === 404;
}

export const isForbidden = (error: unknown): boolean => isApiError(error, "Forbidden");
export const isAlreadyExists = (error: unknown): boolean => isApiError(error, "AlreadyExists");
export const isConflict = (error: unknown): boolean => isApiError(error, "Conflict");

/** A namespace that isn't there yet, as in every first preview. */
export function isMissingNamespace(error: unknown): boolean {
    if (!isNotFound(error) || !(error instanceof ApiError)) return false;
    return textAt(error.body, "details", "kind") === "namespaces";
}

/** Who else owns the fields that server-side apply wouldn't take over, with the fields. */
export function conflictingOwners(error: ApiError): string[] {
    const causes = at(error.body, "details", "causes");
    if (!Array.isArray(causes)) return [];
    return causes.filter(isObject).map((cause) => `${textAt(cause, "field")}: ${textAt(cause, "message")}`);
}
