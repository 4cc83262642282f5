import * as rds from "@pulumi/aws/rds";
import * as pulumi from "@pulumi/pulumi";
import type { EksConfig } from "../../config/eks";
import { gibibytes } from "../../config/quantity";
import type { DatabaseRequest } from "../platform-database";
import { shortName } from "./names";

/** What a database takes from {@link EksDatabases}. */
export interface SharedDatabaseParts {
    readonly key: pulumi.Input<string>;
    readonly group: pulumi.Input<string>;
    readonly subnets: pulumi.Input<string>;
    readonly parameters: pulumi.Input<string>;
    readonly ready: readonly pulumi.Resource[];
}

/** Login and database of every instance: one member's own. */
export const login = { user: "corda", database: "corda", port: 5432 } as const;

/** Arguments of {@link EksDatabase}. */
export interface EksDatabaseArgs {
    readonly cluster: string;
    /** Whose it is. */
    readonly member: string;
    readonly request: DatabaseRequest;
    readonly shared: SharedDatabaseParts;
    readonly config: NonNullable<EksConfig["databases"]>;
}

/** Whole GiB of a Kubernetes quantity, and at least what gp3 starts at. Source: RDS, "gp3 storage". */
export function allocatedStorage(quantity: string): number {
    return Math.max(20, Math.ceil(gibibytes(quantity)));
}

/** What a disk of PostgreSQL has at most, GiB. Source: RDS, "gp3 storage". */
const largestStorage = 64 * 1024;

/**
 * How far a disk may grow by itself: to four times its size; undefined where not even a tenth more is left, the least that
 * RDS takes. Source: RDS, "Managing capacity automatically with storage autoscaling".
 */
function growth(storage: number): number | undefined {
    const most = Math.min(storage * 4, largestStorage);
    return most >= storage * 1.1 ? most : undefined;
}

/** A PostgreSQL of RDS for one member. */
export class EksDatabase extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:infra:EksDatabase";
    readonly instance: rds.Instance;
    readonly size: { readonly instanceClass: string; readonly gibibytes: number };

    constructor(name: string, args: EksDatabaseArgs, opts?: pulumi.ComponentResourceOptions) {
        const { cluster, member, request, shared, config } = args;
        super(EksDatabase.__pulumiType, name, { size: request.size }, opts);
        const protect = request.ledger === "protected";
        const disposable = request.ledger === "disposable";
        const identifier = shortName([cluster, member], 60);
        const storage = allocatedStorage(request.storage);
        this.size = { instanceClass: config.classes[request.size], gibibytes: storage };
        this.instance = new rds.Instance(
            name,
            {
                identifier,
                engine: "postgres",
                engineVersion: config.engineVersion,
                autoMinorVersionUpgrade: true,
                allowMajorVersionUpgrade: false,
                instanceClass: this.size.instanceClass,
                dbName: login.database,
                username: login.user,
                password: pulumi.secret(request.password),
                port: login.port,
                storageType: "gp3",
                allocatedStorage: storage,
                // It grows by itself up to here, and never shrinks.
                maxAllocatedStorage: growth(storage),
                storageEncrypted: true,
                kmsKeyId: shared.key,
                multiAz: config.zones === "several",
                dbSubnetGroupName: shared.subnets,
                parameterGroupName: shared.parameters,
                vpcSecurityGroupIds: [shared.group],
                publiclyAccessible: false,
                caCertIdentifier: "rds-ca-rsa2048-g1",
                backupRetentionPeriod: config.backupDays,
                backupWindow: "01:00-02:00",
                maintenanceWindow: "sun:03:00-sun:04:00",
                copyTagsToSnapshot: true,
                deleteAutomatedBackups: disposable,
                skipFinalSnapshot: disposable,
                finalSnapshotIdentifier: `${identifier}-final`,
                deletionProtection: protect,
                enabledCloudwatchLogsExports: ["postgresql", "upgrade"],
                applyImmediately: false,
            },
            {
                parent: this,
                protect,
                retainOnDelete: !disposable,
                dependsOn: [...shared.ready],
                customTimeouts: { create: "60m", update: "80m" },
            },
        );
        this.registerOutputs({ host: this.instance.address });
    }
}
