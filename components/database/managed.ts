import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { Platform } from "../../infra/platform";
import type { DatabaseRequest, PlatformDatabase } from "../../infra/platform-database";
import { labels } from "../labels";
import type { Path } from "../isolation/policies";
import { generatedOnce, randomPassword } from "../secrets/generated";
import type { Size } from "../node/size";
import type { LedgerProtection } from "../volumes/ledger-volume";
import { databaseCaPath } from "./connection";
import { externalJdbcUrl } from "./external";

/** Arguments of {@link ManagedDatabase}. */
export interface ManagedDatabaseArgs {
    /** The member whose database it is. */
    readonly owner: string;
    readonly namespace: pulumi.Input<string>;
    readonly platform: Platform;
    /** Its disk, a Kubernetes quantity. */
    readonly storage: string;
    readonly size: Size;
    readonly ledger: LedgerProtection;
    readonly partOf: string;
}

/**
 * A PostgreSQL that the platform's cloud runs for one member: the cloud's resources are the platform's, the password and
 * the certificate in the cluster are here.
 */
export class ManagedDatabase extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:database:ManagedDatabase";
    readonly jdbcUrl: pulumi.Output<string>;
    readonly user: string;
    /** Secret. */
    readonly password: pulumi.Output<string>;
    /** Name of the Secret whose `ca.crt` the server's certificate is signed with. */
    readonly certificateSecret: pulumi.Output<string>;
    readonly paths: readonly Path[];
    /** What has to be there before anybody connects. */
    readonly requires: readonly pulumi.Resource[];

    /** @throws Error on a platform that has no databases, which the configuration's check refuses before. */
    constructor(name: string, args: ManagedDatabaseArgs, opts?: pulumi.ComponentResourceOptions) {
        super(ManagedDatabase.__pulumiType, name, { owner: args.owner }, opts);
        const child = { parent: this };
        const { password } = generatedOnce(`${name}-password`, () => ({ password: randomPassword() }), {
            ...child,
            protect: args.ledger === "protected",
        });
        const server = databaseOf(args.platform, name, {
            password,
            storage: args.storage,
            size: args.size,
            ledger: args.ledger,
        });
        this.password = password;
        this.user = server.user;
        this.certificateSecret = new kubernetes.core.v1.Secret(
            name,
            {
                metadata: {
                    name,
                    namespace: args.namespace,
                    labels: labels({ name, component: "database", partOf: args.partOf }),
                },
                stringData: { "ca.crt": server.certificateAuthorities },
            },
            child,
        ).metadata.name;
        this.jdbcUrl = server.host.apply((host) =>
            externalJdbcUrl(
                { vendor: "postgresql", hosts: [host], port: server.port, name: server.database },
                databaseCaPath,
            ),
        );
        this.paths = server.addresses.map((cidr) => ({ addresses: { cidr }, ports: [server.port] }));
        this.requires = server.requires;
        this.registerOutputs({});
    }
}

function databaseOf(platform: Platform, name: string, request: DatabaseRequest): PlatformDatabase {
    const made = platform.database?.(name, request);
    if (made === undefined) {
        throw new Error(`the platform has no database for ${name}, which the configuration's check let through`);
    }
    return made;
}
