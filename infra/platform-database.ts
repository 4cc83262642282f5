import type * as pulumi from "@pulumi/pulumi";

/** What a database that the platform makes is asked to be. */
export interface DatabaseRequest {
    /** The login's password. Secret; it has to be generated, because it is the server's administrator's too. */
    readonly password: pulumi.Output<string>;
    /** Its disk, a Kubernetes quantity like `100Gi`. */
    readonly storage: string;
    /** A size of the product's: the platform chooses the machine. */
    readonly size: "small" | "medium" | "large";
    /** Whether its data outlives a `destroy`. */
    readonly ledger: "protected" | "retained" | "disposable";
}

/** A PostgreSQL that the platform made, reached by TLS alone. */
export interface PlatformDatabase {
    readonly host: pulumi.Output<string>;
    readonly port: number;
    readonly database: string;
    readonly user: string;
    /** PEM of the authorities that its certificate is checked against. */
    readonly certificateAuthorities: pulumi.Input<string>;
    /** Blocks of addresses it is in, for the policy of the pods that call it. */
    readonly addresses: readonly string[];
    readonly requires: readonly pulumi.Resource[];
}
