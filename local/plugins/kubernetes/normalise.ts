import { hasUnknown } from "./unknowns";
import { clone, isObject, removeAt, withoutNulls, type JsonObject } from "./values";

/** Set by the server alone; in a program they are left over from a copied object. */
const readOnlyMetadata = [
    "creationTimestamp",
    "deletionGracePeriodSeconds",
    "deletionTimestamp",
    "generation",
    "managedFields",
    "resourceVersion",
    "uid",
];

/** The form in which inputs are kept, sent and compared. */
export function normaliseInputs(inputs: JsonObject): JsonObject {
    const object = withoutNulls(clone(inputs)) as JsonObject;
    for (const field of readOnlyMetadata) removeAt(object, "metadata", field);
    if (object["kind"] === "Secret" && object["apiVersion"] === "v1") encodeStringData(object);
    return object;
}

/** The server turns a Secret's `stringData` into base64 `data`; doing the same keeps the two comparable. */
function encodeStringData(secret: JsonObject): void {
    const text = secret["stringData"];
    if (!isObject(text) || hasUnknown(text)) return;
    const data = isObject(secret["data"]) ? secret["data"] : {};
    for (const [key, value] of Object.entries(text)) data[key] = Buffer.from(String(value), "utf8").toString("base64");
    secret["data"] = data;
    delete secret["stringData"];
}
