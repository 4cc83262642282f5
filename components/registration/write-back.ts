import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { SecretWriter } from "../../infra/secret-store";
import type { HsmClient } from "../hsm/client";
import { hsmIdentity } from "../hsm/identity";
import { allow, type Path } from "../isolation/policies";
import { jvmToolResources, scratch } from "../pods/jvm-tool";
import type { OutsideKeeping } from "../secrets/outside-keeping";
import { type OutsideWriteBack, outsideWriters } from "./outside-writers";
import { secretWriters } from "./secret-writers";

type Container = kubernetes.types.input.core.v1.Container;
type EnvVar = kubernetes.types.input.core.v1.EnvVar;
type Volume = kubernetes.types.input.core.v1.Volume;
type VolumeMount = kubernetes.types.input.core.v1.VolumeMount;

/** A secret that a Job fills with files it has made, for pods that don't have the Job's volume. */
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
    /**
     * The store outside the cluster that the files go to, under the Secret's name; what is known beforehand stays in a
     * Secret. Only for the Job's own namespace. @default the files are in the Secret
     */
    readonly outside?: OutsideKeeping;
}

/** Arguments of {@link writeBackSteps}. */
export interface WriteBackArgs {
    readonly namespace: pulumi.Input<string>;
    readonly labels: Record<string, string>;
    /** Labels of the Job's pods, which may then reach what they write to. */
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
    /** Annotations of the pod that has these containers. */
    readonly annotations: (containers: readonly Container[]) => Readonly<Record<string, string>>;
    /** The account that may change these Secrets and nothing else; without a token but the one the steps mount. */
    readonly serviceAccount: pulumi.Output<string>;
    /** The account's rights, to wait for. */
    readonly dependsOn: pulumi.Resource[];
}

/** What writes to stores of one kind. */
export interface Writers {
    readonly writers: readonly {
        readonly secret: string;
        /** Of `corda-write-secret`. */
        readonly args: pulumi.Input<string>[];
        readonly env?: EnvVar[];
        readonly mounts: readonly VolumeMount[];
    }[];
    readonly volumes: readonly Volume[];
    readonly to: readonly Path[];
    readonly withheld?: SecretWriter["withheld"];
    readonly dependsOn: readonly pulumi.Resource[];
}

/**
 * The steps behind a Job that keep what it made in secrets. The pod's account may read and change exactly these, by name
 * and in the namespace of each, and only the containers of these steps have its token: what registers a node never sees it.
 *
 * @throws Error for what the store outside can't have.
 */
export function writeBackSteps(name: string, args: WriteBackArgs, opts: pulumi.CustomResourceOptions): WriteBackSteps {
    const metadata = { name, namespace: args.namespace, labels: args.labels };
    const outside = args.secrets.filter((kept): kept is OutsideWriteBack => kept.outside !== undefined);
    const secrets = args.secrets
        .filter((kept) => kept.outside === undefined || kept.known !== undefined)
        .map(
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
    const inside = args.secrets.filter((kept) => kept.outside === undefined);
    const all = [secretWriters(name, inside, account, args, opts), outsideWriters(outside, name, args.retain)];
    const policy = new kubernetes.networking.v1.NetworkPolicy(
        `${name}-api`,
        {
            metadata: { ...metadata, name: `${name}-api` },
            spec: allow({ select: args.select, to: all.flatMap(({ to }) => to) }),
        },
        opts,
    );
    const writers = all.flatMap((of) => of.writers);
    return {
        containers: args.secrets.flatMap(({ secret }) =>
            writers
                .filter((writer) => writer.secret === secret)
                .map(({ args: ofCommand, env, mounts }) => ({
                    name: `write-${secret}`.slice(0, 63),
                    image: args.image,
                    command: ["/opt/corda/bin/corda-write-secret"],
                    args: ofCommand,
                    ...(env !== undefined && { env }),
                    resources: jvmToolResources,
                    volumeMounts: [
                        ...args.volumeMounts.map((mount) => ({ ...mount, readOnly: true })),
                        ...mounts,
                        scratch.mount,
                    ],
                })),
        ),
        volumes: all.flatMap(({ volumes }) => volumes),
        annotations: (containers) =>
            Object.assign(
                {},
                ...all.map(({ withheld }) => withheld?.(containers.map((container) => plainName(container.name)))),
            ),
        serviceAccount: account.metadata.name,
        dependsOn: [...secrets, ...all.flatMap(({ dependsOn }) => dependsOn), policy],
    };
}

/** @throws Error for a name that flows. */
function plainName(name: pulumi.Input<string>): string {
    if (typeof name !== "string") {
        throw new Error("a container's name has to be a plain value");
    }
    return name;
}
