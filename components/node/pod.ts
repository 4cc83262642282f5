import type * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { brokerClientKeystores } from "../broker/clients";
import { type HsmPod, withHsm } from "../hsm/pod";
import { exposeMetrics, jvmToolResources, scratch } from "../pods/jvm-tool";
import type { Placement } from "../pods/placement";
import { ports } from "../ports";
import type { Release } from "../versions/release";
import type { NodeFirewall, NodeHsm } from "./arguments";
import { migratesByCommand } from "./database-conf";
import { keystores } from "../pki/keystores";
import { hsmClients } from "./hsm";
import { resizePolicy } from "./resizing";
import { rpcKeyStores } from "./rpc-tls";
import type { NodeVolumes } from "./volumes";
import { type Size, nodeJvmFlags, nodeResources } from "./size";

type Container = kubernetes.types.input.core.v1.Container;

/** What the containers of a node's pod depend on. */
export interface NodePodArgs {
    readonly image: string;
    readonly release: Release;
    readonly size: Size;
    /** Where its pods, and those of Jobs on its volume, are wanted. @default anywhere */
    readonly placement?: Placement;
    /** How many zones the machines are in. @default it isn't known */
    readonly zones?: number;
    /** Whether its memory may be changed while it runs: its heap then follows the limit. @default false */
    readonly resizable?: boolean;
    /** Name of the ServiceAccount that the node's own pod runs as. */
    readonly account: string;
    /** The volumes for a pod that runs as this account. */
    readonly volumes: (account: string) => NodeVolumes;
    /** Undefined where peers reach the node itself. */
    readonly firewall?: NodeFirewall;
    /** Whether the volume `certificates` has key stores that were made elsewhere. */
    readonly hasCertificates: boolean;
    /** Secret with the certificate that RPC clients know the node by; undefined where RPC is in clear. */
    readonly rpcTls?: pulumi.Input<string>;
    readonly hsm: NodeHsm;
    /** The CorDapps to run, each with its digest. */
    readonly cordapps: readonly string[];
    /** Base URL of the CorDapp repository; undefined where the network has no CorDapps. */
    readonly cordappRepository?: pulumi.Input<string>;
    /** Names the schema the node needs: edition, version, kind of database and CorDapp set. */
    readonly schemaMarker: string;
    /** How long a stop waits for flows, in seconds. */
    readonly drainSeconds: number;
}

const base = { name: "base", mountPath: "/node" };
const config = { name: "config", mountPath: "/etc/corda", readOnly: true };

/**
 * A node's pod, in the order of its start: what its HSMs need, key stores, CorDapps by digest, the schema where it
 * differs, the sidecar beside the node, the node.
 */
export function nodePod(args: NodePodArgs): HsmPod {
    const broker = args.firewall?.broker;
    const stores = [
        ...(broker ? [brokerClientKeystores(broker, "node", args.image)] : []),
        ...(args.rpcTls === undefined ? [] : [keystores({ ...rpcKeyStores, image: args.image, secret: args.rpcTls })]),
    ];
    const own = args.volumes(args.account);
    const pod: HsmPod = {
        labels: { ...broker?.clientLabel },
        initContainers: [
            ...own.initContainers,
            ...stores.flatMap(({ initContainers }) => initContainers),
            ...placeCertificates(args),
            ...placeCordapps(args),
            ...(migratesByCommand(args.release) ? [migrateSchema(args)] : []),
            lifecycleSidecar(args),
        ],
        containers: [
            nodeContainer(
                args,
                stores.map(({ mount }) => mount),
            ),
        ],
        volumes: [...own.volumes, ...stores.flatMap(({ volumes }) => volumes)],
    };
    // Corda opens its crypto service for a migration as it does for a start.
    const users = [...(migratesByCommand(args.release) ? ["schema"] : []), "node"];
    return hsmClients(args.hsm).reduce(
        (sofar, client) =>
            withHsm(sofar, client, {
                baseDirectory: base.mountPath,
                image: args.image,
                account: args.account,
                users,
            }),
        pod,
    );
}

/** Certificates that were made elsewhere come onto the volume once: they are the node's for good. */
export function placeCertificates(args: NodePodArgs): Container[] {
    return args.hasCertificates
        ? [
              {
                  name: "certificates",
                  image: args.image,
                  command: ["/opt/corda/bin/corda-certificates-place"],
                  resources: jvmToolResources,
                  volumeMounts: [base, { name: "certificates", mountPath: "/etc/corda-certificates", readOnly: true }],
              },
          ]
        : [];
}

/**
 * Places the CorDapps on the node's volume; nothing is fetched that is there already. With `once` a
 * volume that is registered stays as it is.
 */
export function placeCordapps(args: NodePodArgs, { once }: { readonly once: boolean } = { once: false }): Container[] {
    return args.cordappRepository === undefined
        ? []
        : [
              {
                  name: "cordapps",
                  image: args.image,
                  command: ["/opt/corda/bin/corda-cordapps-place"],
                  args: [...(once ? ["--once"] : []), args.cordappRepository, ...args.cordapps],
                  resources: jvmToolResources,
                  volumeMounts: [base, config, scratch.mount],
              },
          ];
}

function migrateSchema(args: NodePodArgs): Container {
    return {
        name: "schema",
        image: args.image,
        command: ["/opt/corda/bin/corda-migrate"],
        args: [args.schemaMarker],
        resources: nodeMemory(args.size),
        volumeMounts: [base, config, scratch.mount],
    };
}

/** Started before the node and stopped after it, so that it can drain the node's flows while the pod ends. */
function lifecycleSidecar(args: NodePodArgs): Container {
    const health = { httpGet: { path: "/healthz", port: ports.lifecycle } };
    const metrics = exposeMetrics(ports.lifecycleMetrics);
    return {
        name: "lifecycle",
        image: args.image,
        command: ["/opt/corda/bin/corda-lifecycle"],
        restartPolicy: "Always",
        env: [{ name: "DRAIN_SECONDS", value: String(args.drainSeconds) }, ...metrics.env],
        ports: [{ name: "lifecycle", containerPort: ports.lifecycle }, ...metrics.ports],
        resources: jvmToolResources,
        startupProbe: { ...health, periodSeconds: 1, failureThreshold: 120 },
        livenessProbe: { ...health, periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 6 },
        volumeMounts: [{ name: "lifecycle-user", mountPath: "/etc/corda/rpc", readOnly: true }, scratch.mount],
    };
}

/**
 * The node itself. Started: its RPC port is open. Alive: its own JVM answers, whatever its peers do. Ready: an RPC
 * login works and flows are not being drained; the port alone opens seconds earlier.
 */
function nodeContainer(args: NodePodArgs, keyStores: readonly kubernetes.types.input.core.v1.VolumeMount[]): Container {
    return {
        name: "node",
        image: args.image,
        command: ["/opt/corda/bin/corda-node"],
        args: nodeJvmFlags(nodeResources(args.size), { ofLimit: args.resizable }),
        env: (["name", "namespace"] as const)
            .map((field) => ({
                name: `POD_${field.toUpperCase()}`,
                valueFrom: { fieldRef: { fieldPath: `metadata.${field}` } },
            }))
            .concat({ name: "POD_IP", valueFrom: { fieldRef: { fieldPath: "status.podIP" } } }),
        ports: [
            // Behind a firewall the broker is elsewhere, and nobody listens here.
            ...(args.firewall === undefined ? [{ name: "p2p", containerPort: ports.p2p }] : []),
            { name: "rpc", containerPort: ports.rpc },
            { name: "metrics", containerPort: ports.metrics },
        ],
        resources: nodeMemory(args.size),
        ...(args.resizable === true && { resizePolicy: [...resizePolicy] }),
        lifecycle: { preStop: { httpGet: { path: "/drain", port: ports.lifecycle } } },
        startupProbe: { tcpSocket: { port: ports.rpc }, periodSeconds: 2, failureThreshold: 150 },
        readinessProbe: {
            httpGet: { path: "/ready", port: ports.lifecycle },
            periodSeconds: 2,
            timeoutSeconds: 5,
            failureThreshold: 3,
        },
        livenessProbe: {
            httpGet: { path: "/-/healthy", port: ports.metrics },
            periodSeconds: 10,
            timeoutSeconds: 10,
            failureThreshold: 6,
            // A JVM that is frozen can't be drained, nor stop by itself.
            terminationGracePeriodSeconds: 10,
        },
        volumeMounts: [base, config, ...keyStores, scratch.mount],
    };
}

function nodeMemory(size: Size): kubernetes.types.input.core.v1.ResourceRequirements {
    const resources = nodeResources(size);
    return {
        requests: {
            cpu: `${resources.cpuRequest}m`,
            memory: `${resources.memoryRequest}Mi`,
            "ephemeral-storage": "64Mi",
        },
        limits: { memory: `${resources.memoryLimit}Mi`, "ephemeral-storage": "1Gi" },
    };
}
