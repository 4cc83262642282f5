import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { type Cordapp, pinnedCordapps } from "../cordapps/cordapp";
import { allow, fromNamespaces, scraped } from "../isolation/policies";
import { labelKeys, labels } from "../labels";
import { exposeMetrics, jvmToolResources, scratch } from "../pods/jvm-tool";
import { restrictedPod } from "../pods/restricted";
import { ports } from "../ports";
import { type LedgerProtection, ledgerVolume } from "../volumes/ledger-volume";

/** A notary the zone's network parameters name. */
export interface ZoneNotary {
    readonly legalName: string;
    readonly validating: boolean;
}

/** Arguments of {@link NetworkMap}. */
export interface NetworkMapArgs {
    readonly namespace: pulumi.Input<string>;
    /** Name of that namespace. */
    readonly home: string;
    /** Every namespace with members. */
    readonly namespaces: readonly string[];
    readonly image: string;
    readonly notaries: readonly ZoneNotary[];
    /** Legal names of the nodes: nobody else may publish, and who is taken out disappears from everybody's map. */
    readonly members: readonly string[];
    /** Nodes below it are not admitted. */
    readonly minimumPlatformVersion: number;
    readonly cordapps: readonly Cordapp[];
    /** Undefined where the network has no CorDapps. */
    readonly cordappRepository?: pulumi.Input<string>;
    readonly storageClass: string;
    readonly protection: LedgerProtection;
    readonly partOf: string;
}

/**
 * The network map of a bootstrapped (development) zone, on Corda's documented protocol and signed under the dev root:
 * members publish themselves and learn of each other here, so a later member needs nobody's restart. Network
 * parameters are made once, when every notary has registered.
 */
export class NetworkMap extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:registration:NetworkMap";
    /** Base URL for pods of the same namespace; known when the map answers. */
    readonly url: pulumi.Output<string>;

    constructor(name: string, args: NetworkMapArgs, opts?: pulumi.ComponentResourceOptions) {
        super(NetworkMap.__pulumiType, name, { notaries: args.notaries }, opts);
        const child = { parent: this };
        const meta = labels({ name, component: "network-map", partOf: args.partOf });
        const selector = { "app.kubernetes.io/instance": name, [labelKeys.role]: "network-map" };
        const metadata = { name, namespace: args.namespace, labels: meta };

        const zone = new kubernetes.core.v1.ConfigMap(
            name,
            {
                // Auto-named: a changed zone starts the map anew.
                metadata: { namespace: args.namespace, labels: meta },
                immutable: true,
                data: {
                    "zone.json": pulumi.output(args.cordappRepository ?? "").apply((repository) =>
                        JSON.stringify(
                            {
                                minimumPlatformVersion: args.minimumPlatformVersion,
                                notaries: args.notaries,
                                members: [...args.members].sort(),
                                repository,
                                cordapps: pinnedCordapps(args.cordapps),
                            },
                            null,
                            2,
                        ),
                    ),
                },
            },
            child,
        );
        const volume = ledgerVolume(
            name,
            {
                namespace: args.namespace,
                labels: meta,
                storage: "1Gi",
                storageClass: args.storageClass,
                protection: args.protection,
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
                    from: [
                        ...(["node", "registration"] as const).flatMap((role) =>
                            fromNamespaces(args.home, args.namespaces, {
                                pods: { [labelKeys.role]: role },
                                ports: [ports.http],
                            }),
                        ),
                        scraped(ports.metrics),
                    ],
                    to: [{ pods: { [labelKeys.role]: "cordapps" }, ports: [ports.http] }],
                }),
            },
            child,
        );
        const service = new kubernetes.core.v1.Service(
            name,
            {
                metadata: { ...metadata, annotations: { "pulumi.com/skipAwait": "true" } },
                spec: { selector, ports: [{ name: "http", port: ports.http, targetPort: ports.http }] },
            },
            child,
        );
        const workload = new kubernetes.apps.v1.StatefulSet(
            name,
            {
                metadata,
                spec: {
                    replicas: 1,
                    serviceName: name,
                    podManagementPolicy: "Parallel",
                    selector: { matchLabels: selector },
                    template: {
                        metadata: { labels: { ...meta, ...selector } },
                        spec: restrictedPod({
                            serviceAccountName: account.metadata.name,
                            containers: [serve(args.image)],
                            volumes: [
                                { name: "zone", persistentVolumeClaim: { claimName: volume.metadata.name } },
                                { name: "config", configMap: { name: zone.metadata.name } },
                                scratch.volume,
                            ],
                        }),
                    },
                },
            },
            { ...child, dependsOn: [policy, service] },
        );
        this.url = pulumi
            .all([service.metadata.name, workload.metadata.name])
            .apply(([host]) => `http://${host}:${ports.http}`);
        this.registerOutputs({ url: this.url });
    }
}

/** Ready as soon as it answers: before the notaries have registered it has no parameters to give, and says so. */
function serve(image: string): kubernetes.types.input.core.v1.Container {
    const health = { httpGet: { path: "/healthz", port: ports.http } };
    const metrics = exposeMetrics(ports.metrics);
    return {
        name: "network-map",
        image,
        command: ["/opt/corda/bin/corda-network-map"],
        env: metrics.env,
        ports: [{ name: "http", containerPort: ports.http }, ...metrics.ports],
        resources: jvmToolResources,
        startupProbe: { ...health, periodSeconds: 1, failureThreshold: 120 },
        readinessProbe: { ...health, periodSeconds: 5, timeoutSeconds: 5 },
        livenessProbe: { ...health, periodSeconds: 10, timeoutSeconds: 5 },
        volumeMounts: [
            { name: "zone", mountPath: "/zone" },
            { name: "config", mountPath: "/etc/corda", readOnly: true },
            scratch.mount,
        ],
    };
}
