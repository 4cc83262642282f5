import type * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { Path } from "../isolation/policies";
import type { SecretSource } from "../secrets/source";
import type { CryptoServiceName, HsmKind } from "../versions/hsm-kinds";
import type { HsmIdentity } from "./identity";

type Container = kubernetes.types.input.core.v1.Container;

/** A Secret of the pod's own namespace, and those of its keys that are read. */
export interface NamedSecret {
    readonly secret: SecretSource;
    readonly keys: readonly string[];
}

/** A mount whose place is known before the pod is made. */
export interface PlainMount {
    readonly name: string;
    readonly mountPath: string;
    readonly readOnly?: boolean;
}

/** What every kind is described by. */
export interface HsmClientBase {
    /** As the stack file names it; part of names in pods. */
    readonly name: string;
    /** The version of Corda that uses it. */
    readonly version: string;
    /**
     * An image with the vendor's client software: in `/hsm-client`, Java archives at the top and native libraries in
     * `lib`. It has `cp`, and holds no credential.
     */
    readonly clientImage: pulumi.Input<string>;
}

/**
 * What pods need to use keys in an HSM. Plain data: nodes, notaries, registrations, brokers and firewalls add it to
 * themselves by `withHsm`, and their configuration files refer to it by what `crypto-service.ts` makes of it.
 */
export interface HsmClient {
    readonly name: string;
    readonly kind: HsmKind;
    readonly cryptoServiceName: CryptoServiceName;
    /** The configuration file's path in every container that uses the HSM. */
    readonly configurationFile: string;
    /** Its template: what is secret is read in the pod, see `fromFile`. */
    readonly configuration: string;
    /** The credentials that the template names. Undefined where the pod's own identity is the login. */
    readonly credentials?: NamedSecret;
    /** Files of a Secret that the client software reads itself; they lie in `hsmFilesDirectory(name)`. */
    readonly files?: NamedSecret;
    /** The client software. */
    readonly driver: HsmDriver;
    /** For the containers that use the HSM, none of it secret. The argument is the directory of the client software. */
    readonly env: (drivers: string) => Readonly<Record<string, string>>;
    /**
     * Where the vendor's software expects itself to be, for software that isn't found elsewhere: copied there from the
     * client image, and shared with the daemons.
     */
    readonly home?: string;
    /** Processes beside them, in the order of their start; native sidecars. */
    readonly daemons: readonly Container[];
    /** Volumes that client software and daemons need besides, and where. */
    readonly volumes: readonly kubernetes.types.input.core.v1.Volume[];
    readonly mounts: readonly PlainMount[];
    /** Labels of the pods, by which a cloud knows them. */
    readonly podLabels: Readonly<Record<string, string>>;
    /** The identity of a ServiceAccount's pods, by its name. @default they have a credential, or the machine's identity */
    readonly identity?: (account: string) => HsmIdentity;
    /** The way to the HSM, and to where the login is checked; nothing else. */
    readonly egress: readonly Path[];
    /** Least value of `cryptoServiceTimeout`, in milliseconds. @default Corda's own, 10000 */
    readonly timeout?: number;
}

/** A vendor's client software. */
export interface HsmDriver {
    readonly image: pulumi.Input<string>;
    /** Java archives at the top of the image's `/hsm-client`; empty where their names differ from release to release. */
    readonly archives: readonly string[];
    /** The version Corda was tested with, for people. Source: Corda docs, "Platform support matrix". */
    readonly version: string;
}

/** Where the client software lies: Corda takes it from `drivers` of the base directory. */
export function hsmDriversDirectory(baseDirectory: string): string {
    return `${baseDirectory}/drivers`;
}

/** Where an HSM's configuration file is made, in memory. */
export function hsmDirectory(name: string): string {
    return `/hsm/${name}`;
}

/** Where the files that the client software reads itself are. */
export function hsmFilesDirectory(name: string): string {
    return `/hsm-files/${name}`;
}

/** Where the credentials lie for the init container that makes the configuration file; no other container has them. */
export function hsmCredentialsDirectory(name: string): string {
    return `/hsm-credentials/${name}`;
}
