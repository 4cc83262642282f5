import * as pulumi from "@pulumi/pulumi";

/** What a cluster that chooses a pod's user gives it, in the words of a security context. */
const given: ReadonlySet<string> = new Set(["runAsUser", "runAsGroup", "fsGroup"]);

/**
 * Takes the user and the groups out of every pod, so that the cluster gives them. OpenShift's constraint `restricted-v2`
 * refuses a pod that asks for a user outside its namespace's range; everything else that a pod asks for stays.
 * Source: OpenShift docs, "Managing security context constraints".
 */
export const withoutPodUser: pulumi.ResourceTransformation = ({ type, props, opts }) => {
    const inputs = props as Readonly<Record<string, unknown>>;
    return type.startsWith("kubernetes:") && "spec" in inputs
        ? { props: { ...inputs, spec: withoutUser(inputs["spec"]) }, opts }
        : undefined;
};

function withoutUser(value: unknown): unknown {
    if (pulumi.Output.isInstance(value)) {
        return value.apply(withoutUser);
    }
    if (Array.isArray(value)) {
        return value.map(withoutUser);
    }
    return isRecord(value)
        ? Object.fromEntries(
              Object.entries(value).map(([key, inner]) => [
                  key,
                  key === "securityContext" && isRecord(inner) ? withoutGiven(inner) : withoutUser(inner),
              ]),
          )
        : value;
}

function withoutGiven(context: Readonly<Record<string, unknown>>): Record<string, unknown> {
    return Object.fromEntries(Object.entries(context).filter(([key]) => !given.has(key)));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
    return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
