import type * as kubernetes from "@pulumi/kubernetes";
import { hsmFilesDirectory } from "../hsm/client";
import { jvmToolResources } from "../pods/jvm-tool";
import { namedSecretVolume, OutsideSecret } from "../secrets/source";
import { type CenmHsmClient, hsmClientDirectory, hsmCredentialsFile } from "./hsm";
import type { CenmMembership } from "./membership";

type Container = kubernetes.types.input.core.v1.Container;
type Volume = kubernetes.types.input.core.v1.Volume;
type VolumeMount = kubernetes.types.input.core.v1.VolumeMount;

const client = { name: "hsm-client", mountPath: hsmClientDirectory };
const credentialsDirectory = hsmCredentialsFile.slice(0, hsmCredentialsFile.lastIndexOf("/"));

/**
 * Brings the vendor's client to where the configuration names it and where it expects itself, as R3's images don't have
 * it, and starts the vendor's daemon where there is one.
 */
export function hsmClientContainers(membership: CenmMembership): Container[] {
    const { hsm } = membership.args;
    if (hsm === undefined) {
        return [];
    }
    const { image, directory, home, daemons = [] } = hsm.client;
    const copy = (name: string, from: string, to: string): Container => ({
        name,
        image,
        command: ["cp", "-r", `${from}/.`, to],
        resources: jvmToolResources,
        volumeMounts: [{ name, mountPath: to }],
    });
    return [
        copy(client.name, directory, hsmClientDirectory),
        ...(home === undefined ? [] : [copy("hsm-home", home, "/hsm-home")]),
        ...daemons.map((daemon) => ({ ...daemon, volumeMounts: softwareMounts(membership) })),
    ];
}

/** Volumes of a pod that uses the HSM: the client, what it reads, and what Azure's service principal logs in with. */
export function hsmVolumes({ args }: CenmMembership, account: string): Volume[] {
    if (args.hsm === undefined) {
        return [];
    }
    const { credentials, files, home } = args.hsm.client;
    return [
        { name: client.name, emptyDir: { sizeLimit: "512Mi" } },
        ...(home === undefined ? [] : [{ name: "hsm-home", emptyDir: { sizeLimit: "512Mi" } }]),
        ...(files === undefined ? [] : [namedSecretVolume("hsm-files", files.secret, files.keys, account)]),
        ...(credentials === undefined ? [] : [credentialsVolume(credentials, account)]),
    ];
}

function credentialsVolume({ secret, key }: Credentials, account: string): Volume {
    const name = "hsm-credentials";
    return secret instanceof OutsideSecret
        ? secret.volume({ name, account, keys: [key] })
        : { name, secret: { secretName: secret, defaultMode: 0o440, items: [{ key, path: "credentials.p12" }] } };
}

/** The configuration names one file: what a store outside the cluster calls otherwise is mounted under that name. */
function credentialsMount({ secret, key }: Credentials): VolumeMount {
    const name = "hsm-credentials";
    return secret instanceof OutsideSecret
        ? { name, mountPath: hsmCredentialsFile, subPath: key, readOnly: true }
        : { name, mountPath: credentialsDirectory, readOnly: true };
}

type Credentials = NonNullable<CenmHsmClient["credentials"]>;

/** Where the container that uses the HSM finds them. */
export function hsmMounts(membership: CenmMembership): VolumeMount[] {
    const { hsm } = membership.args;
    return hsm === undefined
        ? []
        : [
              { ...client, readOnly: true },
              ...softwareMounts(membership),
              ...(hsm.client.credentials === undefined ? [] : [credentialsMount(hsm.client.credentials)]),
          ];
}

/** Variables of that container; none of them is secret. */
export function hsmEnv({ args }: CenmMembership): { name: string; value: string }[] {
    return Object.entries(args.hsm?.client.env ?? {}).map(([name, value]) => ({ name, value }));
}

/** What client and daemon share. */
function softwareMounts({ args }: CenmMembership): VolumeMount[] {
    const { home, files } = args.hsm?.client ?? {};
    return [
        ...(home === undefined ? [] : [{ name: "hsm-home", mountPath: home }]),
        ...(files === undefined
            ? []
            : [{ name: "hsm-files", mountPath: hsmFilesDirectory(files.device), readOnly: true }]),
    ];
}
