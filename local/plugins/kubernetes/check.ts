import { waitForAnnotation, waitForMistakes } from "./await/wait-for";
import { ensureName, NameRequired, type AutonamingProposal } from "./autonaming";
import { apiVersionOf, kindOfUrn, namespaceOf } from "./identity";
import { normaliseInputs } from "./normalise";
import { isNamespaced } from "./scope";
import { concealLike, reveal } from "./secrets";
import type { Session } from "./session";
import { unsupported } from "./unsupported";
import { at, isObject, setAt, textAt, type JsonObject } from "./values";

/** What the engine asks to have checked. */
export interface CheckRequest {
    readonly urn: string;
    /** The inputs of last time; empty for a new resource. */
    readonly olds: JsonObject;
    readonly news: JsonObject;
    readonly seed: Uint8Array;
    readonly autonaming?: AutonamingProposal | undefined;
}

/** Checked inputs, or why they can't be used. */
export interface CheckResult {
    readonly inputs: JsonObject;
    readonly failures: { property: string; reason: string }[];
}

/** Completes the inputs of a resource: name, namespace, and a Secret's content in its one form. */
export async function check(session: Session, request: CheckRequest): Promise<CheckResult> {
    const inputs = normaliseInputs(reveal(request.news) as JsonObject);
    const old = normaliseInputs(reveal(request.olds) as JsonObject);

    const kind = kindOfUrn(request.urn);
    if (kind !== undefined) {
        // The type of a resource fixes its kind, but a custom resource's type is all its program says.
        if (textAt(inputs, "apiVersion") === "") inputs["apiVersion"] = apiVersionOf(kind);
        if (textAt(inputs, "kind") === "") inputs["kind"] = kind.kind;
    }
    const failures: CheckResult["failures"] = unsupported(request.urn, inputs).map((reason) => ({
        property: "kind",
        reason,
    }));
    // What isn't one object gets neither name nor namespace.
    if (failures.length > 0) return { inputs: concealLike(inputs, markedInputs(request.news)), failures };
    for (const reason of waitForMistakes(inputs)) {
        failures.push({ property: `metadata.annotations["${waitForAnnotation}"]`, reason });
    }
    try {
        ensureName(
            inputs,
            Object.keys(old).length === 0 ? undefined : old,
            request.urn,
            request.seed,
            request.autonaming,
        );
    } catch (error) {
        if (!(error instanceof NameRequired)) throw error;
        failures.push({ property: "metadata.name", reason: error.message });
    }
    if (namespaceOf(inputs) === "" && (await isNamespaced(session, inputs))) {
        setAt(inputs, ["metadata", "namespace"], session.options.namespace);
    }
    if (!session.options.enableServerSideApply && (Object.keys(old).length === 0 || isManaged(old))) {
        if (!isObject(at(inputs, "metadata", "labels"))) setAt(inputs, ["metadata", "labels"], {});
        setAt(inputs, ["metadata", "labels", managedBy], "pulumi");
    }
    return { inputs: concealLike(inputs, markedInputs(request.news)), failures };
}

const managedBy = "app.kubernetes.io/managed-by";

function isManaged(old: JsonObject): boolean {
    return textAt(old, "metadata", "labels", managedBy) === "pulumi";
}

/** The program's inputs show what is secret; what became of `stringData` is as secret as it was. */
function markedInputs(news: JsonObject): JsonObject {
    return news["stringData"] === undefined ? news : { ...news, data: news["stringData"] };
}
