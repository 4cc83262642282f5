/** The names under which one node's keys are in an HSM. */
export interface KeyAliases {
    /** `enterpriseConfiguration.identityKeyAlias`. */
    readonly identity: string;
    /** `enterpriseConfiguration.clientCaKeyAlias`. */
    readonly clientCa: string;
    /** `enterpriseConfiguration.tlsKeyAlias`, from 4.6. */
    readonly tls: string;
    /** `freshIdentitiesConfiguration.masterKeyAlias`. */
    readonly wrapping: string;
}

/**
 * Aliases that no other node of the same HSM has: nodes that share one would find each other's keys under Corda's
 * default names. Source: Corda docs, "Node configuration", `identityKeyAlias`: at most 100 lower-case letters, digits
 * and hyphens.
 *
 * @throws Error for a name that an alias can't begin with.
 */
export function keyAliases(node: string): KeyAliases {
    const alias = aliasesOf(node);
    return {
        identity: alias("identity-private-key"),
        clientCa: alias("cordaclientca"),
        tls: alias("cordaclienttls"),
        wrapping: alias("wrapping-key"),
    };
}

/**
 * `enterpriseConfiguration.distributedNotaryKeyAlias`: one for all workers of a cluster.
 *
 * @throws Error for a name that an alias can't begin with.
 */
export function notaryKeyAlias(cluster: string): string {
    return aliasesOf(cluster)("distributed-notary-private-key");
}

const allowed = /^[a-z0-9][a-z0-9-]{0,63}$/;

function aliasesOf(owner: string): (key: string) => string {
    if (!allowed.test(owner)) {
        throw new Error(
            `"${owner}" can't name keys in an HSM: use at most 64 lower-case letters, digits and hyphens, ` +
                "beginning with a letter or digit",
        );
    }
    return (key) => `${owner}-${key}`;
}
