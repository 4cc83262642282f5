/** Parts of an image's reference. */
export interface ImageReference {
    /** Host, with its port if there is one; undefined where it is left to the container runtime. */
    readonly registry?: string;
    /** Everything but tag and digest, with the host. */
    readonly repository: string;
    readonly tag?: string;
    readonly digest?: string;
}

/**
 * Reads a reference. The first part is a host if it looks like one. Source: Kubernetes docs, "Images", image names.
 */
export function imageReference(reference: string): ImageReference {
    const [named = "", digest] = reference.split("@");
    const slash = named.lastIndexOf("/");
    const colon = named.indexOf(":", slash + 1);
    const repository = colon < 0 ? named : named.slice(0, colon);
    const [first = ""] = repository.split("/");
    const host = repository.includes("/") && (/[.:]/.test(first) || first === "localhost");
    return {
        repository,
        ...(host && { registry: first }),
        ...(colon >= 0 && { tag: named.slice(colon + 1) }),
        ...(digest !== undefined && { digest }),
    };
}
