import { isIPv4 } from "node:net";
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { allow, fromNamespaces, type Path, publicAddresses, routedAddresses, scraped } from "../isolation/policies";
import { labelKeys, labels } from "../labels";
import { exposeMetrics, jvmToolResources, scratch } from "../pods/jvm-tool";
import { restrictedPod } from "../pods/restricted";
import { ports } from "../ports";
import { type Cordapp, pinnedCordapps } from "./cordapp";

/** Arguments of {@link CordappRepository}. */
export interface CordappRepositoryArgs {
    readonly namespace: pulumi.Input<string>;
    /** Name of that namespace. */
    readonly home: string;
    /** Every namespace with members. */
    readonly namespaces: readonly string[];
    readonly cordapps: readonly Cordapp[];
    /** Maven repository the jars come from. @default Maven Central */
    readonly mavenRepository?: string;
    readonly image: string;
    readonly partOf: string;
}

/**
 * The network's CorDapps, fetched once from Maven, checked against their digests and served inside the namespace:
 * the only pods that reach outside are this repository's. A Job fetches and checks the set before anything rolls, so
 * a wrong digest stops `up` with its reason while every node keeps running what it has.
 */
export class CordappRepository extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:cordapps:CordappRepository";
    /** Base URL for pods of the same namespace; known when the jars are there. */
    readonly url: pulumi.Output<string>;

    constructor(name: string, args: CordappRepositoryArgs, opts?: pulumi.ComponentResourceOptions) {
        super(CordappRepository.__pulumiType, name, { cordapps: args.cordapps.map(({ maven }) => maven) }, opts);
        const child = { parent: this };
        const meta = labels({ name, component: "cordapp-repository", partOf: args.partOf });
        const selector = { "app.kubernetes.io/instance": name, [labelKeys.role]: "cordapps" };

        const policy = new kubernetes.networking.v1.NetworkPolicy(
            name,
            {
                metadata: { name, namespace: args.namespace, labels: meta },
                spec: allow({
                    select: { [labelKeys.role]: "cordapps" },
                    from: [
                        ...(["node", "registration", "rpc-client", "network-map"] as const).flatMap((role) =>
                            fromNamespaces(args.home, args.namespaces, {
                                pods: { [labelKeys.role]: role },
                                ports: [ports.http],
                            }),
                        ),
                        scraped(ports.metrics),
                    ],
                    to: [mavenPath(args.mavenRepository)],
                }),
            },
            child,
        );
        const account = new kubernetes.core.v1.ServiceAccount(
            name,
            { metadata: { name, namespace: args.namespace, labels: meta }, automountServiceAccountToken: false },
            child,
        );
        const fetch = {
            name: "fetch",
            image: args.image,
            command: ["/opt/corda/bin/corda-cordapps-fetch"],
            args: [args.mavenRepository ?? "central", ...pinnedCordapps(args.cordapps)],
            resources: jvmToolResources,
            volumeMounts: [{ name: "cordapps", mountPath: "/cordapps" }, scratch.mount],
        };
        const volumes = [{ name: "cordapps", emptyDir: {} }, scratch.volume];

        const check = new kubernetes.batch.v1.Job(
            `${name}-check`,
            {
                metadata: {
                    name: `${name}-check`,
                    namespace: args.namespace,
                    labels: meta,
                    // One that failed is run again by the next `up`.
                    annotations: { "pulumi.com/replaceUnready": "true" },
                },
                spec: {
                    backoffLimit: 1,
                    activeDeadlineSeconds: 600,
                    template: {
                        metadata: {
                            labels: {
                                ...meta,
                                ...selector,
                                // Not the repository's own instance: its Service must not send anybody here.
                                "app.kubernetes.io/instance": `${name}-check`,
                            },
                        },
                        spec: restrictedPod({
                            serviceAccountName: account.metadata.name,
                            restartPolicy: "Never",
                            containers: [fetch],
                            volumes,
                        }),
                    },
                },
            },
            { ...child, dependsOn: [policy] },
        );
        const deployment = new kubernetes.apps.v1.Deployment(
            name,
            {
                metadata: { name, namespace: args.namespace, labels: meta },
                spec: {
                    replicas: 1,
                    revisionHistoryLimit: 2,
                    selector: { matchLabels: selector },
                    strategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } },
                    template: {
                        metadata: { labels: { ...meta, ...selector } },
                        spec: restrictedPod({
                            serviceAccountName: account.metadata.name,
                            initContainers: [fetch],
                            containers: [serve(args.image)],
                            volumes,
                        }),
                    },
                },
            },
            { ...child, dependsOn: [check] },
        );
        const service = new kubernetes.core.v1.Service(
            name,
            {
                metadata: { name, namespace: args.namespace, labels: meta },
                spec: { selector, ports: [{ name: "http", port: ports.http, targetPort: ports.http }] },
            },
            child,
        );
        this.url = pulumi
            .all([service.metadata.name, deployment.metadata.name])
            .apply(([host]) => `http://${host}:${ports.http}`);
        this.registerOutputs({ url: this.url });
    }
}

function serve(image: string): kubernetes.types.input.core.v1.Container {
    const health = { httpGet: { path: "/healthz", port: ports.http } };
    const metrics = exposeMetrics(ports.metrics);
    return {
        name: "serve",
        image,
        command: ["/opt/corda/bin/corda-cordapps-serve"],
        env: metrics.env,
        ports: [{ name: "http", containerPort: ports.http }, ...metrics.ports],
        resources: jvmToolResources,
        startupProbe: { ...health, periodSeconds: 1, failureThreshold: 60 },
        readinessProbe: { ...health, periodSeconds: 5 },
        livenessProbe: { ...health, periodSeconds: 10, timeoutSeconds: 5 },
        volumeMounts: [{ name: "cordapps", mountPath: "/cordapps", readOnly: true }, scratch.mount],
    };
}

/** The way to Maven Central is one to public addresses; to a repository of one's own, to its address where it has one. */
function mavenPath(repository: string | undefined): Path {
    if (repository === undefined) {
        return { addresses: publicAddresses, ports: [443] };
    }
    const { hostname, port, protocol } = new URL(repository);
    return {
        addresses: isIPv4(hostname) ? { cidr: `${hostname}/32` } : routedAddresses,
        ports: [port !== "" ? Number(port) : protocol === "http:" ? 80 : 443],
    };
}
