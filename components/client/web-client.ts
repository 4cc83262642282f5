import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { allow } from "../isolation/policies";
import { labelKeys, labels } from "../labels";
import { scratch } from "../pods/jvm-tool";
import { evictionBudget } from "../pods/eviction-budget";
import { placed } from "../pods/placement";
import { restrictedPod } from "../pods/restricted";
import { ports } from "../ports";
import { horizontalPodAutoscaler, type WebClientAutoscaling } from "./autoscaling";
import { entrancePath, webEntrance, type WebEntranceArgs } from "./web-entrance";

/** Arguments of {@link WebClient}. */
export interface WebClientArgs extends WebEntranceArgs {
    readonly namespace: pulumi.Input<string>;
    /** The node it uses: name, RPC address as `host:port`, Secret with its RPC user. */
    readonly node: { readonly name: string; readonly rpcAddress: string; readonly rpcUserSecret: pulumi.Input<string> };
    readonly image: string;
    readonly healthPath: string;
    /** How many copies run, where that doesn't follow from how busy they are. @default 1 */
    readonly replicas?: number;
    /** @default the number of copies is fixed */
    readonly autoscaling?: WebClientAutoscaling;
    readonly size: keyof typeof memory;
    readonly partOf: string;
}

/** By size, in MiB. */
const memory = { small: 512, medium: 1024, large: 2048 } as const;

/**
 * A web server beside one node: HTTPS from the Ingress controller to it, RPC from it to the node, and nothing else in
 * either direction. It holds nothing, so it may have copies and rolls without a gap.
 */
export class WebClient extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:client:WebClient";
    /** Where browsers reach it. */
    readonly url: string;

    constructor(name: string, args: WebClientArgs, opts?: pulumi.ComponentResourceOptions) {
        super(WebClient.__pulumiType, name, { node: args.node.name, host: args.host }, opts);
        const child = { parent: this };
        const meta = labels({ name, component: "web-client", partOf: args.partOf });
        const metadata = { name, namespace: args.namespace, labels: meta };
        const selector = { "app.kubernetes.io/instance": name, [labelKeys.role]: "rpc-client" };
        const copies = args.autoscaling?.max ?? args.replicas ?? 1;
        this.url = `https://${args.host}`;

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
                    from: [entrancePath(name, args)],
                    to: [{ pods: { [labelKeys.node]: args.node.name, [labelKeys.role]: "node" }, ports: [ports.rpc] }],
                }),
            },
            child,
        );
        const deployment = new kubernetes.apps.v1.Deployment(
            name,
            {
                metadata,
                spec: {
                    // A number here would take back the autoscaler's at every `up`.
                    ...(args.autoscaling === undefined && { replicas: copies }),
                    revisionHistoryLimit: 2,
                    selector: { matchLabels: selector },
                    strategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } },
                    template: {
                        metadata: {
                            labels: { ...meta, ...selector, [labelKeys.rpcClientOf(args.node.name)]: "true" },
                        },
                        spec: restrictedPod({
                            serviceAccountName: account.metadata.name,
                            ...(copies > 1 && placed({ spread: { matchLabels: selector } })),
                            containers: [server(args)],
                            volumes: [
                                { name: "rpc", secret: { secretName: args.node.rpcUserSecret, defaultMode: 0o440 } },
                                scratch.volume,
                            ],
                        }),
                    },
                },
            },
            { ...child, dependsOn: [policy] },
        );
        if (args.autoscaling !== undefined) {
            horizontalPodAutoscaler(
                name,
                { metadata, deployment: deployment.metadata.name, autoscaling: args.autoscaling },
                child,
            );
        }
        if (copies > 1) {
            evictionBudget(
                name,
                {
                    namespace: args.namespace,
                    labels: meta,
                    pods: selector,
                    allowance: { maxUnavailable: 1 },
                    description: "One copy of the web client may be gone at a time.",
                },
                child,
            );
        }
        const service = new kubernetes.core.v1.Service(
            name,
            {
                metadata: { ...metadata, annotations: { "pulumi.com/skipAwait": "true" } },
                spec: { selector, ports: [{ name: "http", port: args.port, targetPort: args.port }] },
            },
            child,
        );
        webEntrance(name, args, { metadata, service: service.metadata.name }, child);
        this.registerOutputs({ url: this.url });
    }
}

function server(args: WebClientArgs): kubernetes.types.input.core.v1.Container {
    const health = { httpGet: { path: args.healthPath, port: args.port } };
    const limit = memory[args.size];
    return {
        name: "web",
        image: args.image,
        env: [{ name: "CORDA_RPC_ADDRESS", value: args.node.rpcAddress }],
        ports: [{ name: "http", containerPort: args.port }],
        resources: {
            requests: { cpu: "100m", memory: `${limit / 2}Mi`, "ephemeral-storage": "16Mi" },
            limits: { memory: `${limit}Mi`, "ephemeral-storage": "256Mi" },
        },
        startupProbe: { ...health, periodSeconds: 2, failureThreshold: 90 },
        readinessProbe: { ...health, periodSeconds: 5, timeoutSeconds: 5 },
        // The process alone: whether its node answers is the readiness' business.
        livenessProbe: { tcpSocket: { port: args.port }, periodSeconds: 10, failureThreshold: 6 },
        volumeMounts: [{ name: "rpc", mountPath: "/rpc", readOnly: true }, scratch.mount],
    };
}
