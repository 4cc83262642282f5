import type * as pulumi from "@pulumi/pulumi";
import { CloudNativePgDatabase } from "../database/cloudnative-pg";
import { databaseCaPath } from "../database/connection";
import {
    type ExternalDatabase,
    externalDatabasePaths,
    externalJdbcUrl,
    type ExternalVendor,
} from "../database/external";
import { ManagedDatabase } from "../database/managed";
import { PostgresqlDatabase } from "../database/postgresql";
import type { Path } from "../isolation/policies";
import { labelKeys } from "../labels";
import { ports } from "../ports";
import type { NodeDatabaseVendor } from "../versions/databases";
import type { CordaNodeArgs } from "./arguments";
import { databasePlacement, notaryClusterLabel } from "./placement";
import type { DatabaseCertificate } from "./volumes";

/** The file with the certificate of the database that a notary's workers share. */
export const notaryCertificate = "notary-ca.crt";

/** A member's databases, as its configuration, its policy and its pod need to know them. */
export interface NodeDatabases {
    /** The vault's; undefined for H2. */
    readonly vault?: {
        readonly vendor: NodeDatabaseVendor;
        readonly jdbcUrl: pulumi.Input<string>;
        readonly user: pulumi.Input<string>;
        readonly password: pulumi.Input<string>;
        readonly schema?: string;
    };
    readonly paths: readonly Path[];
    readonly certificates: readonly DatabaseCertificate[];
    readonly dependsOn: readonly pulumi.Resource[];
}

/** Makes a member's database, or finds the way to the one that is there; a notary worker's shared one too. */
export function nodeDatabase(name: string, args: CordaNodeArgs, parent: pulumi.Resource): NodeDatabases {
    const shared = args.notary?.kind === "worker" ? args.notary.database : undefined;
    const vault = vaultDatabase(name, args, parent);
    return shared === undefined
        ? vault
        : {
              ...vault,
              paths: [...vault.paths, ...externalDatabasePaths(shared)],
              certificates: [...vault.certificates, { ...externalCertificate(shared), file: notaryCertificate }],
          };
}

function vaultDatabase(name: string, args: CordaNodeArgs, parent: pulumi.Resource): NodeDatabases {
    const { database, network } = args;
    switch (database.kind) {
        case "h2":
            return { paths: [], certificates: [], dependsOn: [] };
        case "postgresql": {
            const made = new PostgresqlDatabase(
                `${name}-db`,
                {
                    owner: name,
                    namespace: network.namespace,
                    namespaceName: network.namespaceName,
                    image: network.images.postgresql,
                    storageClass: network.platform.storage.ledger,
                    storage: database.storage,
                    ledger: args.ledger,
                    placement: databasePlacement(name, args),
                    zones: network.platform.zones,
                    podLabels: notaryClusterLabel(args),
                    partOf: network.name,
                },
                { parent },
            );
            return {
                vault: vaultOf(made),
                paths: [{ pods: { [labelKeys.databaseOf]: name }, ports: [ports.postgresql] }],
                certificates: [{ secret: made.credentialsSecret, key: "tls.crt", file: "ca.crt" }],
                dependsOn: [made],
            };
        }
        case "managed": {
            const made = new ManagedDatabase(
                `${name}-db`,
                {
                    owner: name,
                    namespace: network.namespace,
                    platform: network.platform,
                    storage: database.storage,
                    size: args.size,
                    ledger: args.ledger,
                    partOf: network.name,
                },
                { parent },
            );
            return {
                vault: vaultOf(made),
                paths: made.paths,
                certificates: [{ secret: made.certificateSecret, key: "ca.crt", file: "ca.crt" }],
                dependsOn: [made, ...made.requires],
            };
        }
        case "cloudnative-pg": {
            const made = new CloudNativePgDatabase(
                `${name}-db`,
                {
                    owner: name,
                    namespace: network.namespace,
                    namespaceName: network.namespaceName,
                    platform: network.platform,
                    database,
                    size: args.size,
                    ledger: args.ledger,
                    podLabels: notaryClusterLabel(args),
                    partOf: network.name,
                },
                { parent },
            );
            return {
                vault: vaultOf(made),
                paths: made.paths,
                certificates: [{ secret: made.certificateSecret, key: "ca.crt", file: "ca.crt" }],
                dependsOn: [...made.requires],
            };
        }
        case "external":
            return {
                vault: {
                    vendor: vaultVendor(database.vendor),
                    jdbcUrl: externalJdbcUrl(database, databaseCaPath),
                    user: database.user,
                    password: database.password,
                    schema: database.schema,
                },
                paths: externalDatabasePaths(database),
                certificates: [{ ...externalCertificate(database), file: "ca.crt" }],
                dependsOn: [],
            };
    }
}

/** The vault in a PostgreSQL that this program made, wherever it runs. */
function vaultOf({
    jdbcUrl,
    user,
    password,
}: PostgresqlDatabase | ManagedDatabase | CloudNativePgDatabase): NonNullable<NodeDatabases["vault"]> {
    return { vendor: "postgresql", jdbcUrl, user, password };
}

function externalCertificate({ certificateSecret: secret }: ExternalDatabase): Omit<DatabaseCertificate, "file"> {
    return { secret, key: "ca.crt", values: ["username", "password"] };
}

function vaultVendor(vendor: ExternalVendor): NodeDatabaseVendor {
    if (vendor === "cockroachdb" || vendor === "oracle-rac") {
        throw new Error(`${vendor} holds what a notary's workers share, not a vault`);
    }
    return vendor;
}
