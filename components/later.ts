/** Something that is made later in the same run, for what has to wait for it. */
export interface Later<T> {
    readonly promise: Promise<T>;
    readonly resolve: (value: T) => void;
}

/**
 * A resource may have to wait for one that is declared after it: a node for the registration of all nodes behind its
 * firewall. Whoever declares the later one resolves it; if nobody does, the program doesn't end.
 */
export function later<T>(): Later<T> {
    let resolve: (value: T) => void = () => undefined;
    const promise = new Promise<T>((settle) => {
        resolve = settle;
    });
    return { promise, resolve };
}
