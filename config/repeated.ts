/** Something with a place in the stack file, and what nothing else may have. */
export interface Keyed {
    readonly path: readonly (string | number)[];
    readonly key: string;
}

/** Those whose key another one before them has, with the place of the first that has it. */
export function repeated(all: readonly Keyed[]): (Keyed & { readonly first: Keyed["path"] })[] {
    const firsts = new Map<string, Keyed["path"]>();
    return all.flatMap((one) => {
        const first = firsts.get(one.key);
        if (first === undefined) {
            firsts.set(one.key, one.path);
            return [];
        }
        return [{ ...one, first }];
    });
}
