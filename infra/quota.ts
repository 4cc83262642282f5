/** A limit of the cloud that a network could run into, and how much of it this one takes. */
export interface Quota {
    /** What is counted, in the cloud's own words. */
    readonly name: string;
    readonly needed: number;
    readonly limit: number;
    /** What to do where it isn't enough: raise it, or share. */
    readonly remedy: string;
}
