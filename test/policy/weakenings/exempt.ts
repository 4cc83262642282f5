/** A field that may be weaker in a stack without a rule that says so, and why. */
export interface Exemption {
    /** Of the mutant's title. */
    readonly what: RegExp;
    readonly why: string;
}

export const exempt: readonly Exemption[] = [];
