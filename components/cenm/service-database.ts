import * as pulumi from "@pulumi/pulumi";
import { databaseCaPath } from "../database/connection";
import { externalDatabasePaths, externalJdbcUrl } from "../database/external";
import { PostgresqlDatabase } from "../database/postgresql";
import type { Path } from "../isolation/policies";
import { labelKeys } from "../labels";
import { ports } from "../ports";
import type { SecretSource } from "../secrets/source";
import type { CenmDatabaseOwner } from "./args";
import type { CenmDatabase } from "./database";
import type { TlsIdentity } from "./files";
import { type CenmMembership, serviceName } from "./membership";
import { cenmRelease } from "./versions";

/** One service's database and the way to it. */
export interface ServiceDatabase {
    /** Secret. */
    readonly plan: pulumi.Output<CenmDatabase>;
    /** The same without the login: none of it is secret. */
    readonly address: Pick<CenmDatabase, "jdbcUrl" | "driver">;
    /** The secret and key with the certificate that the server must show, and what of the same secret the plan has. */
    readonly certificate: { readonly secret: SecretSource; readonly key: string; readonly values?: readonly string[] };
    readonly to: readonly Path[];
    /** To wait for; empty for a database that is there. */
    readonly resources: readonly pulumi.Resource[];
}

const identities: Readonly<Record<CenmDatabaseOwner, TlsIdentity>> = {
    auth: "auth",
    zone: "zone",
    identityManager: "identity-manager",
    networkMap: "network-map",
};

/** Makes or names the database of one service. None is shared: CENM's schemas don't bear each other. */
export function serviceDatabase(
    membership: CenmMembership,
    owner: CenmDatabaseOwner,
    parent: pulumi.Resource,
): ServiceDatabase {
    const { args } = membership;
    const database = args.databases[owner];
    const driver = args.images.postgresqlDriver ?? cenmRelease(args.version).postgresqlDriver;
    const name = serviceName(membership.name, identities[owner]);
    if (database.kind === "external") {
        const address = { jdbcUrl: externalJdbcUrl(database, databaseCaPath), driver };
        return {
            address,
            plan: pulumi.secret(
                pulumi
                    .all([database.user, database.password])
                    .apply(([user, password]) => ({ ...address, user, password })),
            ),
            certificate: { secret: database.certificateSecret, key: "ca.crt", values: ["username", "password"] },
            to: externalDatabasePaths(database),
            resources: [],
        };
    }
    const own = new PostgresqlDatabase(
        `${name}-db`,
        {
            owner: name,
            namespace: args.namespace,
            namespaceName: args.namespaceName,
            image: args.images.postgresql,
            storageClass: args.storageClass,
            storage: database.storage,
            ledger: args.protection,
            partOf: args.partOf,
        },
        { parent },
    );
    const address = { jdbcUrl: own.jdbcUrl, driver };
    return {
        address,
        plan: pulumi.secret(own.password.apply((password) => ({ ...address, user: own.user, password }))),
        certificate: { secret: own.credentialsSecret, key: "tls.crt" },
        to: [{ pods: { [labelKeys.databaseOf]: name }, ports: [ports.postgresql] }],
        resources: [own],
    };
}
