import type * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { databaseCaPath } from "../database/connection";
import { scratch } from "../pods/jvm-tool";
import { type FilledVolume, filledVolume } from "../secrets/filled-volume";
import { OutsideSecret } from "../secrets/source";
import { ownFiles, paths, type TlsIdentity } from "./files";
import { type CenmMembership, serviceName } from "./membership";
import type { ServiceDatabase } from "./service-database";

type Volume = kubernetes.types.input.core.v1.Volume;
type VolumeMount = kubernetes.types.input.core.v1.VolumeMount;

/** References of the registry's pull Secret for pods of R3's images. */
export function pullSecrets({ args }: CenmMembership): { name: string }[] {
    return args.images.pullSecret === undefined ? [] : [{ name: args.images.pullSecret }];
}

/** R3's images run only for who has accepted the licence; the stack file says so and nothing else does. */
export function licence({ args }: CenmMembership): { name: string; value: string }[] {
    return args.acceptLicense ? [{ name: "ACCEPT_LICENSE", value: "Y" }] : [];
}

/** Name of the Secret with what of the PKI is a service's own. */
export function keysSecret(zone: string, identity: TlsIdentity): string {
    return `${serviceName(zone, identity)}-keys`;
}

/** What a service's pod is that reads its volumes. */
export interface ServiceReader {
    readonly identity: TlsIdentity;
    /** Name of the ServiceAccount that the pod runs as. */
    readonly account: string;
    /** Secret with its configuration. */
    readonly configuration: pulumi.Input<string>;
    readonly database?: ServiceDatabase;
}

/**
 * What the pods of a service read: its configuration, its own keys, the certificate its database must show, logging. Its
 * configuration is filled in first where values of it are outside the cluster.
 */
export function serviceVolumes(
    { name, logging, args }: CenmMembership,
    { identity, account, configuration, database }: ServiceReader,
): FilledVolume {
    const files = ownFiles(identity, args.hsm === undefined ? "secrets" : "hsm");
    const secret = (
        volume: string,
        secretName: pulumi.Input<string>,
        items?: { key: string; path: string }[],
    ): Volume => ({ name: volume, secret: { secretName, defaultMode: 0o440, ...(items && { items }) } });
    const conf = filledVolume(
        secret("conf", configuration),
        [
            ...(database === undefined
                ? []
                : [{ source: database.certificate.secret, values: database.certificate.values }]),
            ...(args.secretUses?.[identity] ?? []),
        ],
        { account, image: args.images.tools },
    );
    const volumes = [
        ...conf.volumes,
        secret(
            "keys",
            keysSecret(name, identity),
            files.map((key) => ({ key, path: key })),
        ),
        ...(database === undefined ? [] : [certificateVolume(database, account)]),
        ...commonVolumes(logging),
    ];
    return { volumes, initContainers: conf.initContainers };
}

function certificateVolume({ certificate: { secret, key } }: ServiceDatabase, account: string): Volume {
    const name = "database";
    return secret instanceof OutsideSecret
        ? secret.volume({ name, account, keys: [key] })
        : {
              name,
              secret: { secretName: secret, defaultMode: 0o440, items: [{ key, path: fileName(databaseCaPath) }] },
          };
}

/** Where the containers find them. */
export function serviceMounts(database: ServiceDatabase | undefined): VolumeMount[] {
    return [
        { name: "conf", mountPath: paths.configuration, readOnly: true },
        { name: "keys", mountPath: paths.keys, readOnly: true },
        ...(database === undefined ? [] : [{ name: "database", mountPath: directory(databaseCaPath), readOnly: true }]),
        ...commonMounts,
    ];
}

/** What every JVM of R3's needs: logging, room for the files it insists on, scratch. */
export function commonVolumes(logging: pulumi.Input<string>): Volume[] {
    return [
        { name: "logging", configMap: { name: logging } },
        { name: "logs", emptyDir: { sizeLimit: "256Mi" } },
        scratch.volume,
    ];
}

/** Where containers find {@link commonVolumes}. */
export const commonMounts: VolumeMount[] = [
    { name: "logging", mountPath: directory(paths.logging), readOnly: true },
    { name: "logs", mountPath: "/opt/cenm/logs" },
    scratch.mount,
];

function directory(path: string): string {
    return path.slice(0, path.lastIndexOf("/"));
}

function fileName(path: string): string {
    return path.slice(path.lastIndexOf("/") + 1);
}
