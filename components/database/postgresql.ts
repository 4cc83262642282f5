import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { allow } from "../isolation/policies";
import { labelKeys, labels } from "../labels";
import { scratch } from "../pods/jvm-tool";
import { type Placement, placed } from "../pods/placement";
import { restrictedPod } from "../pods/restricted";
import { ports } from "../ports";
import { generatedOnce, randomPassword } from "../secrets/generated";
import { type LedgerProtection, ledgerVolume } from "../volumes/ledger-volume";
import { serverCertificate } from "./certificate";
import { databaseName, jdbcUrl } from "./connection";

/** Arguments of {@link PostgresqlDatabase}. */
export interface PostgresqlDatabaseArgs {
    /** The node, notary or service it belongs to. */
    readonly owner: string;
    readonly namespace: pulumi.Input<string>;
    /** The namespace's name as the stack file gives it; part of the certificate's host name. */
    readonly namespaceName: string;
    readonly image: string;
    readonly storageClass: string;
    /** Size of the volume, a Kubernetes quantity. */
    readonly storage: string;
    readonly ledger: LedgerProtection;
    /** Where its pod is wanted. @default anywhere */
    readonly placement?: Placement;
    /** How many zones the machines are in. @default it isn't known */
    readonly zones?: number;
    /** Further labels of its pod. @default none */
    readonly podLabels?: Readonly<Record<string, string>>;
    readonly partOf: string;
}

/**
 * A PostgreSQL of one's own for one member: one server, one database, one user, TLS only, reachable from its owner's
 * pods and nobody else's.
 */
export class PostgresqlDatabase extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:database:PostgresqlDatabase";
    readonly jdbcUrl: string;
    readonly user = databaseName;
    /** Secret. */
    readonly password: pulumi.Output<string>;
    /** Name of the Secret whose `tls.crt` clients must insist on. */
    readonly credentialsSecret: pulumi.Output<string>;

    constructor(name: string, args: PostgresqlDatabaseArgs, opts?: pulumi.ComponentResourceOptions) {
        super(PostgresqlDatabase.__pulumiType, name, { owner: args.owner, storage: args.storage }, opts);
        const child = { parent: this };
        const host = `${name}.${args.namespaceName}.svc.cluster.local`;
        const meta = labels({ name, component: "postgresql", partOf: args.partOf });
        const selector = { "app.kubernetes.io/instance": name, [labelKeys.role]: "database" };
        const metadata = { name, namespace: args.namespace, labels: meta };
        this.jdbcUrl = jdbcUrl(host);
        const generated = generatedOnce(
            `${name}-credentials`,
            async () => ({
                superuser: randomPassword(),
                password: randomPassword(),
                ...(await serverCertificate(host)),
            }),
            { ...child, protect: args.ledger === "protected" },
        );
        this.password = generated.password;
        const credentials = new kubernetes.core.v1.Secret(
            `${name}-credentials`,
            {
                metadata: { namespace: args.namespace, labels: meta },
                stringData: {
                    superuser: generated.superuser,
                    password: generated.password,
                    "tls.crt": generated.certificate,
                    "tls.key": generated.privateKey,
                },
            },
            // A volume that stays is of use only to who has its passwords.
            { ...child, retainOnDelete: args.ledger !== "disposable" },
        );
        this.credentialsSecret = credentials.metadata.name;
        const volume = ledgerVolume(
            name,
            {
                namespace: args.namespace,
                labels: meta,
                storage: args.storage,
                storageClass: args.storageClass,
                protection: args.ledger,
            },
            child,
        );
        const account = new kubernetes.core.v1.ServiceAccount(
            name,
            { metadata, automountServiceAccountToken: false },
            child,
        );
        const policy = new kubernetes.networking.v1.NetworkPolicy(
            name,
            {
                metadata,
                spec: allow({
                    select: selector,
                    from: [{ pods: { [labelKeys.node]: args.owner }, ports: [ports.postgresql] }],
                    to: [],
                }),
            },
            child,
        );
        const service = new kubernetes.core.v1.Service(
            name,
            {
                metadata: { ...metadata, annotations: { "pulumi.com/skipAwait": "true" } },
                spec: { selector, ports: [{ name: "postgresql", port: ports.postgresql }] },
            },
            child,
        );
        new kubernetes.apps.v1.StatefulSet(
            name,
            {
                metadata,
                spec: {
                    replicas: 1,
                    serviceName: name,
                    podManagementPolicy: "Parallel",
                    selector: { matchLabels: selector },
                    template: {
                        metadata: {
                            labels: { ...meta, ...selector, ...args.podLabels, [labelKeys.databaseOf]: args.owner },
                        },
                        spec: restrictedPod({
                            serviceAccountName: account.metadata.name,
                            // PostgreSQL's smart shutdown would wait for the node's pool; its image asks for the fast one.
                            terminationGracePeriodSeconds: 60,
                            ...placed(args.placement ?? {}, args.zones),
                            containers: [postgresqlContainer(args.image)],
                            volumes: [
                                { name: "data", persistentVolumeClaim: { claimName: volume.metadata.name } },
                                secretFiles("passwords", this.credentialsSecret, ["superuser", "password"]),
                                secretFiles("tls", this.credentialsSecret, ["tls.crt", "tls.key"]),
                                scratch.volume,
                                { name: "shm", emptyDir: { medium: "Memory", sizeLimit: "64Mi" } },
                            ],
                        }),
                    },
                },
            },
            // Its way in and its address stand before it and fall after it: its owner drains over them.
            { ...child, dependsOn: [policy, service] },
        );
        this.registerOutputs({ jdbcUrl: this.jdbcUrl });
    }
}

function secretFiles(
    name: string,
    secretName: pulumi.Input<string>,
    keys: readonly string[],
): kubernetes.types.input.core.v1.Volume {
    return { name, secret: { secretName, defaultMode: 0o440, items: keys.map((key) => ({ key, path: key })) } };
}

function postgresqlContainer(image: string): kubernetes.types.input.core.v1.Container {
    const ready = { exec: { command: ["/opt/postgresql/bin/pg-ready"] }, timeoutSeconds: 5 };
    return {
        name: "postgresql",
        image,
        args: [databaseName, databaseName],
        ports: [{ name: "postgresql", containerPort: ports.postgresql }],
        resources: {
            requests: { cpu: "50m", memory: "96Mi", "ephemeral-storage": "16Mi" },
            limits: { memory: "512Mi", "ephemeral-storage": "256Mi" },
        },
        // Going through its log after a crash may take long; ending it meanwhile would make it start over.
        startupProbe: { ...ready, periodSeconds: 1, failureThreshold: 1_800 },
        readinessProbe: { ...ready, periodSeconds: 5 },
        livenessProbe: { ...ready, periodSeconds: 20, failureThreshold: 6 },
        volumeMounts: [
            { name: "data", mountPath: "/data" },
            { name: "passwords", mountPath: "/etc/postgresql-passwords", readOnly: true },
            { name: "tls", mountPath: "/etc/postgresql-tls", readOnly: true },
            scratch.mount,
            { name: "shm", mountPath: "/dev/shm" },
        ],
    };
}
