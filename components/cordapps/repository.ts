import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { allow, fromNamespaces, scraped } from "../isolation/policies";
import { labelKeys, labels } from "../labels";
import { exposeMetrics, jvmToolResources, scratch } from "../pods/jvm-tool";
import { restrictedPod } from "../pods/restricted";
import { ports } from "../ports";
import { type Cordapp, cordappName, pinnedCordapps } from "./cordapp";
import { type CordappDistribution, cordappSource } from "./source";

/** Arguments of {@link CordappRepository}. */
export interface CordappRepositoryArgs {
    readonly namespace: pulumi.Input<string>;
    /** Name of that namespace. */
    readonly home: string;
    /** Every namespace with members. */
    readonly namespaces: readonly string[];
    readonly cordapps: readonly Cordapp[];
    /** How the jars come into the repository. @default over HTTP, from the Maven repository or their own URLs */
    readonly distribution?: CordappDistribution;
    /** Maven repository of those that are named by coordinate. @default Maven Central */
    readonly mavenRepository?: string;
    readonly image: string;
    readonly partOf: string;
}

/**
 * The network's CorDapps, taken once from where they are (a Maven repository, URLs, an image, a volume), checked against
 * their digests and served inside the namespace: the only pods that know the source are this repository's. A Job takes
 * and checks the set before anything rolls, so a wrong digest stops `up` with its reason while every node keeps running
 * what it has.
 */
export class CordappRepository extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:cordapps:CordappRepository";
    /** Base URL for pods of the same namespace; known when the jars are there. */
    readonly url: pulumi.Output<string>;

    constructor(name: string, args: CordappRepositoryArgs, opts?: pulumi.ComponentResourceOptions) {
        super(CordappRepository.__pulumiType, name, { cordapps: args.cordapps.map(cordappName) }, opts);
        const child = { parent: this };
        const source = cordappSource({ ...args, distribution: args.distribution ?? { kind: "repository" } });
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
                    to: source.paths,
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
            args: [source.from, ...pinnedCordapps(args.cordapps)],
            resources: jvmToolResources,
            volumeMounts: [{ name: "cordapps", mountPath: "/cordapps" }, ...source.mounts, scratch.mount],
        };
        const pod = {
            serviceAccountName: account.metadata.name,
            volumes: [{ name: "cordapps", emptyDir: {} }, ...source.volumes, scratch.volume],
        };

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
                            ...pod,
                            restartPolicy: "Never",
                            ...(source.initContainers.length > 0 && { initContainers: [...source.initContainers] }),
                            containers: [fetch],
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
                            ...pod,
                            initContainers: [...source.initContainers, fetch],
                            containers: [serve(args.image)],
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
