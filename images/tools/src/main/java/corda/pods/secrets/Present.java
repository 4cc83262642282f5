package corda.pods.secrets;

/** What may be in a Secret already under the key of a file to be written. */
enum Present {
    /** Nothing at all, under no key: who writes here is the first. */
    REFUSED,
    /** The same content. */
    EQUAL,
    /** Anything: it stays as it is. */
    KEPT,
    /** Anything: what is another is replaced. */
    REPLACED
}
