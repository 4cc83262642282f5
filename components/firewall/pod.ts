import type * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { type HsmPod, withHsm } from "../hsm/pod";
import { memoryVolume, renderingContainer } from "../hsm/template";
import { type HoconValue, renderHocon } from "../node/hocon";
import type { Size } from "../node/size";
import { scratch } from "../pods/jvm-tool";
import { ports } from "../ports";
import type { ConnectionStores } from "./key-stores";
import { firewallJvmFlags, firewallMemory } from "./size";
import type { SourceFile, SourcePassword } from "./sources";

/** References of images. */
export interface FirewallImages {
    /** `corda-firewall`. */
    readonly firewall: pulumi.Input<string>;
    /** Secret with the registry's login. @default none */
    readonly pullSecret?: string;
}

/** What the pod of a bridge or a float depends on. */
export interface FirewallPodArgs {
    readonly role: "bridge" | "float";
    /** Name of the ServiceAccount that the pod runs as. */
    readonly account: string;
    readonly labels: Readonly<Record<string, string>>;
    readonly image: pulumi.Input<string>;
    readonly size: Size;
    /** firewall.conf; in place of passwords it has what stands for them. */
    readonly conf: Readonly<Record<string, HoconValue | undefined>>;
    /** Name of the ConfigMap with logging and metrics. */
    readonly jvmConfig: pulumi.Input<string>;
    readonly stores: readonly ConnectionStores[];
    /** Further files that the firewall reads. */
    readonly files?: readonly SourceFile[];
    /** Further passwords in firewall.conf. */
    readonly passwords?: readonly SourcePassword[];
}

const baseDirectory = "/firewall";

/**
 * The containers of a bridge or a float. firewall.conf is put together in memory before it starts, from a template and
 * the Secrets' passwords, so that no object has all of them; key stores are made there too.
 */
export function firewallPod(args: FirewallPodArgs): HsmPod {
    const configuration = { name: "configuration", mountPath: "/configuration" };
    const passwords = [...args.stores.flatMap((store) => store.passwords), ...(args.passwords ?? [])];
    const files = args.files ?? [];
    const pod: HsmPod = {
        labels: args.labels,
        initContainers: [
            renderingContainer({
                name: configuration.name,
                image: args.image,
                templates: { "firewall.conf": renderHocon(args.conf) },
                target: configuration,
                secrets: passwords.map(({ mount }) => mount),
            }),
            ...args.stores.flatMap((store) => store.initContainers),
        ],
        containers: [
            {
                name: args.role,
                image: args.image,
                command: ["/opt/corda/bin/corda-firewall"],
                args: firewallJvmFlags(args.size),
                ports: [...listening(args.role), { name: "metrics", containerPort: ports.metrics }],
                resources: firewallMemory(args.size),
                ...probes(args.role),
                volumeMounts: [
                    { name: "base", mountPath: baseDirectory },
                    {
                        name: configuration.name,
                        mountPath: "/etc/corda/firewall.conf",
                        subPath: "firewall.conf",
                        readOnly: true,
                    },
                    // A directory, so that a new log level reaches the running process.
                    { name: "jvm", mountPath: "/etc/corda/jvm", readOnly: true },
                    ...args.stores.flatMap((store) => store.mounts),
                    ...files.map(({ mount }) => mount),
                    scratch.mount,
                ],
            },
        ],
        volumes: [
            { name: "base", emptyDir: { sizeLimit: "256Mi" } },
            memoryVolume(configuration.name),
            { name: "jvm", configMap: { name: args.jvmConfig } },
            scratch.volume,
            ...args.stores.flatMap((store) => store.volumes),
            ...[...files].map(({ volume }) => volume),
            ...(args.passwords ?? []).map(({ volume }) => volume),
        ],
    };
    return args.stores
        .flatMap(({ hsm }) => (hsm === undefined ? [] : [hsm]))
        .reduce(
            (made, hsm) =>
                withHsm(made, hsm, { baseDirectory, image: args.image, account: args.account, users: [args.role] }),
            pod,
        );
}

function listening(role: "bridge" | "float"): kubernetes.types.input.core.v1.ContainerPort[] {
    return role === "bridge"
        ? []
        : [
              { name: "p2p", containerPort: ports.p2p },
              { name: "tunnel", containerPort: ports.tunnel },
          ];
}

/**
 * Alive and ready: its own JVM answers, over its metrics; whether a broker, a float or a bridge is there is no reason to
 * restart it. A bridge has no other port. A float has started when its tunnel's port is open, which is asked until it is
 * and no more, because a probe of a TLS port is a failed handshake in the log. Its P2P port is no measure of the process:
 * it opens when a node behind the bridge is up, and `up` starts nodes only when their firewall is ready.
 */
function probes(
    role: "bridge" | "float",
): Pick<kubernetes.types.input.core.v1.Container, "startupProbe" | "readinessProbe" | "livenessProbe"> {
    const health = { httpGet: { path: "/-/healthy", port: ports.metrics } };
    const started = role === "bridge" ? health : { tcpSocket: { port: ports.tunnel } };
    return {
        startupProbe: { ...started, periodSeconds: 2, failureThreshold: 90 },
        readinessProbe: { ...health, periodSeconds: 5, timeoutSeconds: 5, failureThreshold: 3 },
        livenessProbe: {
            ...health,
            periodSeconds: 10,
            timeoutSeconds: 10,
            failureThreshold: 6,
            // A JVM that is frozen can't stop by itself.
            terminationGracePeriodSeconds: 10,
        },
    };
}
