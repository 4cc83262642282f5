import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { type LogLevel, jmxExporterConfiguration, log4jConfiguration } from "../../images/jvm";
import type { HsmClient } from "../hsm/client";
import { hsmIdentity } from "../hsm/identity";
import { ports } from "../ports";

/** What stands around the workload of a bridge or a float. */
export interface SurroundingsArgs {
    readonly namespace: pulumi.Input<string>;
    readonly labels: Record<string, string>;
    readonly selector: Readonly<Record<string, string>>;
    /** Its policies, by what their names end with; they add up. */
    readonly policies: Readonly<Record<string, kubernetes.types.input.networking.v1.NetworkPolicySpec>>;
    readonly logLevel: LogLevel;
    /** HSMs that hold its keys: a cloud may know the pod by its account. */
    readonly hsms: readonly HsmClient[];
}

/** Names of what the workload refers to, and what has to stand before it. */
export interface Surroundings {
    readonly serviceAccount: pulumi.Output<string>;
    readonly jvmConfig: pulumi.Output<string>;
    readonly before: readonly pulumi.Resource[];
}

/** Account, policies, logging and metrics: the same for both halves of a firewall. */
export function surroundings(name: string, args: SurroundingsArgs, opts: pulumi.CustomResourceOptions): Surroundings {
    const metadata = { name, namespace: args.namespace, labels: args.labels };
    const { accountAnnotations: annotations, requires } = hsmIdentity(args.hsms, name);
    const account = new kubernetes.core.v1.ServiceAccount(
        name,
        {
            metadata: { ...metadata, annotations },
            automountServiceAccountToken: false,
        },
        pulumi.mergeOptions(opts, { dependsOn: [...requires] }),
    );
    const policies = Object.entries(args.policies).map(
        ([suffix, spec]) =>
            new kubernetes.networking.v1.NetworkPolicy(
                `${name}${suffix}`,
                { metadata: { ...metadata, name: `${name}${suffix}` }, spec },
                opts,
            ),
    );
    // A fixed name: a new log level reaches the running process.
    const jvmConfig = new kubernetes.core.v1.ConfigMap(
        `${name}-jvm`,
        {
            metadata: { ...metadata, name: `${name}-jvm` },
            data: { "log4j2.xml": log4jConfiguration(args.logLevel), "jmx.yaml": jmxExporterConfiguration() },
        },
        opts,
    );
    const metrics = firewallService(
        `${name}-metrics`,
        { ...args, port: { name: "metrics", port: ports.metrics, targetPort: ports.metrics } },
        opts,
    );
    return {
        serviceAccount: account.metadata.name,
        jvmConfig: jvmConfig.metadata.name,
        before: [...policies, metrics],
    };
}

/**
 * What a component was told to wait for: the engine doesn't pass it on to what the component consists of.
 *
 * @throws Error for what isn't a resource or a list of them.
 */
export function awaited(opts: pulumi.ComponentResourceOptions | undefined): pulumi.Input<pulumi.Resource>[] {
    const named = opts?.dependsOn ?? [];
    if (Array.isArray(named)) {
        return named;
    }
    if (!pulumi.Resource.isInstance(named)) {
        throw new Error("dependsOn has to be a resource or a list of them");
    }
    return [named];
}

/**
 * A Service whose name resolves while its pod still starts. `up` doesn't wait for its endpoints: the workload's readiness
 * says the same.
 */
export function firewallService(
    name: string,
    args: Pick<SurroundingsArgs, "namespace" | "labels" | "selector"> & {
        readonly port: kubernetes.types.input.core.v1.ServicePort;
        /** What is beside its selector and ports. @default a ClusterIP */
        readonly spec?: Omit<kubernetes.types.input.core.v1.ServiceSpec, "selector" | "ports">;
        /** @default none */
        readonly annotations?: Readonly<Record<string, pulumi.Input<string>>>;
    },
    opts: pulumi.CustomResourceOptions,
): kubernetes.core.v1.Service {
    return new kubernetes.core.v1.Service(
        name,
        {
            metadata: {
                name,
                namespace: args.namespace,
                labels: args.labels,
                annotations: { "pulumi.com/skipAwait": "true", ...args.annotations },
            },
            spec: {
                type: "ClusterIP",
                ...args.spec,
                selector: { ...args.selector },
                publishNotReadyAddresses: true,
                ports: [args.port],
            },
        },
        opts,
    );
}
