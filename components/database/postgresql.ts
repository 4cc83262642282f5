import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { allow } from "../isolation/policies";
import { labelKeys, labels } from "../labels";
import { scratch } from "../pods/jvm-tool";
import { restrictedPod } from "../pods/restricted";
import { ports } from "../ports";
import { generatedOnce, generatedPassword } from "../secrets/generated";
import { type LedgerProtection, ledgerVolume } from "../volumes/ledger-volume";
import { type ServerCertificate, serverCertificate } from "./certificate";
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
    /** The certificate clients must insist on; not secret. */
    readonly certificateSecret: pulumi.Output<string>;
    /** What has to be ready before somebody connects. */
    readonly server: kubernetes.apps.v1.StatefulSet;

    constructor(name: string, args: PostgresqlDatabaseArgs, opts?: pulumi.ComponentResourceOptions) {
        super(PostgresqlDatabase.__pulumiType, name, { owner: args.owner, storage: args.storage }, opts);
        const child = { parent: this };
        const host = `${name}.${args.namespaceName}.svc.cluster.local`;
        const meta = labels({ name, component: "postgresql", partOf: args.partOf });
        const selector = { "app.kubernetes.io/instance": name, [labelKeys.role]: "database" };
        const metadata = { name, namespace: args.namespace, labels: meta };
        this.jdbcUrl = jdbcUrl(host);
        this.password = generatedPassword(`${name}-password`, this);

        const tls = generatedOnce(`${name}-tls`, async () => JSON.stringify(await serverCertificate(host)), this).apply(
            (json) => JSON.parse(json) as ServerCertificate,
        );
        const passwords = new kubernetes.core.v1.Secret(
            `${name}-passwords`,
            {
                metadata: { namespace: args.namespace, labels: meta },
                stringData: { superuser: generatedPassword(`${name}-superuser`, this), password: this.password },
            },
            child,
        );
        const certificate = new kubernetes.core.v1.Secret(
            `${name}-tls`,
            {
                metadata: { namespace: args.namespace, labels: meta },
                type: "kubernetes.io/tls",
                stringData: {
                    "tls.crt": tls.certificate,
                    "tls.key": tls.privateKey,
                },
            },
            child,
        );
        const authority = new kubernetes.core.v1.Secret(
            `${name}-ca`,
            { metadata: { namespace: args.namespace, labels: meta }, stringData: { "ca.crt": tls.certificate } },
            child,
        );
        this.certificateSecret = authority.metadata.name;
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
        new kubernetes.networking.v1.NetworkPolicy(
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
        new kubernetes.core.v1.Service(
            name,
            {
                metadata: { ...metadata, annotations: { "pulumi.com/skipAwait": "true" } },
                spec: { selector, ports: [{ name: "postgresql", port: ports.postgresql }] },
            },
            child,
        );
        this.server = new kubernetes.apps.v1.StatefulSet(
            name,
            {
                metadata,
                spec: {
                    replicas: 1,
                    serviceName: name,
                    podManagementPolicy: "Parallel",
                    selector: { matchLabels: selector },
                    template: {
                        metadata: { labels: { ...meta, ...selector, [labelKeys.databaseOf]: args.owner } },
                        spec: restrictedPod({
                            serviceAccountName: account.metadata.name,
                            // PostgreSQL's smart shutdown would wait for the node's pool; its image asks for the fast one.
                            terminationGracePeriodSeconds: 60,
                            containers: [postgresqlContainer(args.image)],
                            volumes: [
                                { name: "data", persistentVolumeClaim: { claimName: volume.metadata.name } },
                                {
                                    name: "passwords",
                                    secret: { secretName: passwords.metadata.name, defaultMode: 0o440 },
                                },
                                { name: "tls", secret: { secretName: certificate.metadata.name, defaultMode: 0o440 } },
                                scratch.volume,
                                { name: "shm", emptyDir: { medium: "Memory", sizeLimit: "64Mi" } },
                            ],
                        }),
                    },
                },
            },
            child,
        );
        this.registerOutputs({ jdbcUrl: this.jdbcUrl });
    }
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
        startupProbe: { ...ready, periodSeconds: 1, failureThreshold: 120 },
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
