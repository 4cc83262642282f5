import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { HsmClient } from "../hsm/client";
import { hsmIdentity } from "../hsm/identity";
import { allow, routedAddresses } from "../isolation/policies";
import { jvmToolResources, scratch } from "../pods/jvm-tool";

type Container = kubernetes.types.input.core.v1.Container;
type Volume = kubernetes.types.input.core.v1.Volume;
type VolumeMount = kubernetes.types.input.core.v1.VolumeMount;

/** A Secret that a Job fills with files it has made, for pods that don't have the Job's volume. */
export interface WriteBack {
    /** Name of the Secret; it is made empty, because a right to create can't be given for one name alone. */
    readonly secret: string;
    /** @default the Job's own */
    readonly namespace?: pulumi.Input<string>;
    /** Key in the Secret → absolute path of the file in the Job's pod. */
    readonly files: Readonly<Record<string, string>>;
    /** Whether a file may have changed since it was kept; otherwise the Job fails over one that has. @default false */
    readonly replace?: boolean;
    /** What else the Secret holds and is known beforehand, such as the passwords of key stores. @default nothing */
    readonly known?: Readonly<Record<string, pulumi.Input<string>>>;
}

/** Arguments of {@link writeBackSteps}. */
export interface WriteBackArgs {
    readonly namespace: pulumi.Input<string>;
    readonly labels: Record<string, string>;
    /** Labels of the Job's pods, which may then reach the API server. */
    readonly select: Readonly<Record<string, string>>;
    /** An image with `corda-write-secret`. */
    readonly image: string;
    readonly secrets: readonly WriteBack[];
    /** Where the files are. */
    readonly volumeMounts: readonly VolumeMount[];
    /** HSMs that the pod uses, whose account this one then is too. @default none */
    readonly hsms?: readonly HsmClient[];
    /** Whether the Secrets stay when the Job's owner goes. */
    readonly retain: boolean;
}

/** What a Job's pod needs to write its results back. */
export interface WriteBackSteps {
    /** One a Secret, to run one after the other behind the Job's own work. */
    readonly containers: Container[];
    readonly volumes: Volume[];
    /** The account that may change these Secrets and nothing else; without a token but the one the steps mount. */
    readonly serviceAccount: pulumi.Output<string>;
    /** The account's rights, to wait for. */
    readonly dependsOn: pulumi.Resource[];
}

/** Where clients in a pod look for their account. */
const accountPath = "/var/run/secrets/kubernetes.io/serviceaccount";

/**
 * The steps behind a Job that keep what it made in Secrets. The pod's account may read and change exactly these, by name
 * and in the namespace of each, and only the containers of these steps have its token: what registers a node never sees it.
 */
export function writeBackSteps(name: string, args: WriteBackArgs, opts: pulumi.CustomResourceOptions): WriteBackSteps {
    const metadata = { name, namespace: args.namespace, labels: args.labels };
    const secrets = args.secrets.map(
        ({ secret, namespace = args.namespace, known }) =>
            new kubernetes.core.v1.Secret(
                secret,
                { metadata: { ...metadata, namespace, name: secret }, stringData: { ...known } },
                // What the Job has written is not the program's to take back.
                { ...opts, ignoreChanges: ["data"], retainOnDelete: args.retain },
            ),
    );
    const { accountAnnotations: annotations, requires } = hsmIdentity(args.hsms ?? [], name);
    const account = new kubernetes.core.v1.ServiceAccount(
        name,
        { metadata: { ...metadata, annotations }, automountServiceAccountToken: false },
        pulumi.mergeOptions(opts, { dependsOn: [...requires] }),
    );
    const mayWrite = (its: string, namespace: pulumi.Input<string>, names: readonly string[]) => {
        const at = { ...metadata, name: its, namespace };
        const role = new kubernetes.rbac.v1.Role(
            its,
            {
                metadata: at,
                rules: [
                    { apiGroups: [""], resources: ["secrets"], resourceNames: [...names], verbs: ["get", "update"] },
                ],
            },
            opts,
        );
        return new kubernetes.rbac.v1.RoleBinding(
            its,
            {
                metadata: at,
                roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: role.metadata.name },
                subjects: [{ kind: "ServiceAccount", name: account.metadata.name, namespace: args.namespace }],
            },
            opts,
        );
    };
    const here = args.secrets.flatMap(({ secret, namespace }) => (namespace === undefined ? [secret] : []));
    const bindings = [
        // Without a name, a right is one to every Secret.
        ...(here.length === 0 ? [] : [mayWrite(name, args.namespace, here)]),
        ...args.secrets.flatMap(({ secret, namespace }) =>
            namespace === undefined ? [] : [mayWrite(`${secret}-writer`, namespace, [secret])],
        ),
    ];
    const policy = new kubernetes.networking.v1.NetworkPolicy(
        `${name}-api`,
        {
            metadata: { ...metadata, name: `${name}-api` },
            // A policy is applied before or behind the translation of the Service's address, as the network has it.
            spec: allow({ select: args.select, to: [{ addresses: routedAddresses, ports: [443, 6443] }] }),
        },
        opts,
    );
    return {
        containers: args.secrets.map(({ secret, namespace, files, replace }) => ({
            name: `write-${secret}`.slice(0, 63),
            image: args.image,
            command: ["/opt/corda/bin/corda-write-secret"],
            args: [
                ...(replace === true ? ["--replace"] : []),
                namespace === undefined ? secret : pulumi.interpolate`${namespace}/${secret}`,
                ...Object.entries(files).map(([key, file]) => `${key}=${file}`),
            ],
            resources: jvmToolResources,
            volumeMounts: [
                ...args.volumeMounts.map((mount) => ({ ...mount, readOnly: true })),
                { name: "account", mountPath: accountPath, readOnly: true },
                scratch.mount,
            ],
        })),
        volumes: [accountVolume],
        serviceAccount: account.metadata.name,
        dependsOn: [...secrets, ...bindings, policy],
    };
}

/** What a token controller would mount into every container, for those alone that mount it. */
const accountVolume: Volume = {
    name: "account",
    projected: {
        defaultMode: 0o440,
        sources: [
            { serviceAccountToken: { path: "token", expirationSeconds: 3600 } },
            { configMap: { name: "kube-root-ca.crt", items: [{ key: "ca.crt", path: "ca.crt" }] } },
            {
                downwardAPI: {
                    items: [{ path: "namespace", fieldRef: { apiVersion: "v1", fieldPath: "metadata.namespace" } }],
                },
            },
        ],
    },
};
