import type { Example } from "../judge";

/** An object of the cluster with nothing but what is said. */
export function object(type: string, name: string, props: Record<string, unknown>, namespace?: string): Example {
    const [, apiVersion = "", kind = ""] = /^kubernetes:(.*):(.*)$/.exec(type) ?? [];
    return {
        type,
        name,
        props: {
            apiVersion: apiVersion.replace(/^core\//, ""),
            kind,
            metadata: {
                name,
                labels: { "app.kubernetes.io/name": name },
                ...(namespace !== undefined && { namespace }),
            },
            ...props,
        },
    };
}
