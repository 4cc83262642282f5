import type * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { NamedSecret } from "../hsm/client";
import type { AddressBlock } from "../isolation/policies";
import type { HoconValue } from "../node/hocon";
import type { SecretSource } from "../secrets/source";
import { type CenmVersion, cenmRelease } from "./versions";

/**
 * A hardware security module that CENM supports, with what it takes to log in. Secret values come in clear: they become
 * part of a configuration file that is a Secret as a whole.
 * Source: CENM docs, "PKI tool configuration parameters" and "Signing Service".
 */
export type CenmHsm =
    | {
          readonly kind: "utimaco";
          readonly host: string;
          readonly port: number;
          readonly username: string;
          readonly password: string;
          /** @default PKI.TOOL.DEFAULT.HSM.GROUP */
          readonly group?: string;
          /** @default "1" */
          readonly specifier?: string;
          /** Sum of permissions it asks for. @default 1 */
          readonly authThreshold?: number;
      }
    | {
          readonly kind: "gemalto-luna";
          /** Slot or partition, like `tokenlabel:network`. */
          readonly partition: string;
          readonly password: string;
      }
    | {
          readonly kind: "securosys";
          readonly host: string;
          readonly port: number;
          readonly username: string;
          readonly password: string;
      }
    | {
          readonly kind: "azure-key-vault";
          readonly url: string;
          readonly protection: "SOFTWARE" | "HARDWARE";
          readonly clientId: string;
          /** Needed from 1.6 on, where CENM logs in through MSAL. */
          readonly tenantId?: string;
          /** Of the PKCS #12 file that holds the service principal's key. */
          readonly keyStorePassword: string;
          readonly keyStoreAlias: string;
      }
    | {
          readonly kind: "aws-cloudhsm";
          readonly partition: string;
          readonly username: string;
          readonly password: string;
      };

/** The vendor's client, which R3's images don't bring, and the way to the device. */
export interface CenmHsmClient {
    /** An image with the client; it has `cp`. */
    readonly image: pulumi.Input<string>;
    /** The directory in it that holds the jars and native libraries. */
    readonly directory: string;
    /** Jars relative to that directory. */
    readonly jars: readonly string[];
    /** Directory of native libraries, absolute or relative to that directory, where the vendor has some. */
    readonly sharedLibraries?: string;
    /** Where the device is; a whole network or the internet is never a device. */
    readonly endpoints: readonly { readonly addresses: AddressBlock; readonly ports: readonly number[] }[];
    /** Azure: the Secret and key of the PKCS #12 file of the service principal. */
    readonly credentials?: { readonly secret: SecretSource; readonly key: string };
    /** Files that the vendor's software reads itself, and the device they are named after. @default none */
    readonly files?: NamedSecret & { readonly device: string };
    /** Where the vendor's software expects itself to be, for software that isn't found elsewhere. @default nowhere */
    readonly home?: string;
    /** Processes beside the JVM; native sidecars. @default none */
    readonly daemons?: readonly kubernetes.types.input.core.v1.Container[];
    /** Variables for the JVM, none of them secret. @default none */
    readonly env?: Readonly<Record<string, string>>;
}

/** What configuration files say of the vendor's client. */
export type CenmHsmLibraries = Pick<CenmHsmClient, "jars" | "sharedLibraries">;

/** Where the client's files are in the pods that use it. */
export const hsmClientDirectory = "/opt/cenm/hsm";

/** Where the service principal's PKCS #12 file is in the pods that use it. */
export const hsmCredentialsFile = "/etc/cenm/hsm/credentials.p12";

/** The word for the device in configuration files of a release. */
export function hsmType(hsm: CenmHsm, version: CenmVersion): string {
    switch (hsm.kind) {
        case "utimaco":
            return "UTIMACO_HSM";
        case "gemalto-luna":
            return "GEMALTO_HSM";
        case "securosys":
            return "SECUROSYS_HSM";
        case "azure-key-vault":
            return cenmRelease(version).azureKeyVault;
        case "aws-cloudhsm":
            return "AMAZON_CLOUD_HSM";
    }
}

/** The `hsmLibraries` entry of PKI tool and signer. */
export function hsmLibraries(hsm: CenmHsm, client: CenmHsmLibraries, version: CenmVersion): HoconValue {
    return [
        {
            type: hsmType(hsm, version),
            jars: client.jars.map((jar) => `${hsmClientDirectory}/${jar}`),
            sharedLibDir: client.sharedLibraries && absolute(client.sharedLibraries),
        },
    ];
}

function absolute(path: string): string {
    return path.startsWith("/") ? path : `${hsmClientDirectory}/${path}`;
}

/**
 * The device as a key store of the PKI tool.
 *
 * @param certificates The local certificate store that CloudHSM needs beside its keys.
 */
export function hsmKeyStore(hsm: CenmHsm, version: CenmVersion, certificates: CertificateStore): HoconValue {
    const type = hsmType(hsm, version);
    switch (hsm.kind) {
        case "utimaco":
            return {
                type,
                host: hsm.host,
                port: hsm.port,
                group: hsm.group,
                specifier: hsm.specifier,
                authThreshold: hsm.authThreshold,
                users: [{ mode: "PASSWORD", username: hsm.username, password: hsm.password }],
            };
        case "gemalto-luna":
            return { type, user: { keyStore: hsm.partition, password: hsm.password } };
        case "securosys":
            return {
                type,
                host: hsm.host,
                port: hsm.port,
                users: [{ username: hsm.username, password: hsm.password }],
            };
        case "azure-key-vault":
            return {
                type,
                keyVaultUrl: hsm.url,
                protection: hsm.protection,
                credentials: azureCredentials(hsm, version),
            };
        case "aws-cloudhsm":
            return { type, credentialsAmazon: amazonCredentials(hsm), localCertificateStore: { ...certificates } };
    }
}

/** A signing key in the device as the signer is told of it. */
export function hsmSigningKey(
    hsm: CenmHsm,
    version: CenmVersion,
    alias: string,
    certificates: CertificateStore,
): HoconValue {
    const key = { alias, type: hsmType(hsm, version) };
    switch (hsm.kind) {
        case "utimaco":
            return {
                ...key,
                group: hsm.group ?? "PKI.TOOL.DEFAULT.HSM.GROUP",
                specifier: hsm.specifier ?? "1",
                authThreshold: hsm.authThreshold,
                keyStore: {
                    host: hsm.host,
                    port: hsm.port,
                    users: [{ mode: "PASSWORD", username: hsm.username, password: hsm.password }],
                },
            };
        case "gemalto-luna":
            return { ...key, credentials: { keyStore: hsm.partition, password: hsm.password } };
        case "securosys":
            return {
                ...key,
                keyStore: { host: hsm.host, port: hsm.port },
                credentials: [{ username: hsm.username, password: hsm.password }],
            };
        case "azure-key-vault":
            return {
                ...key,
                keyStore: { keyVaultUrl: hsm.url, protection: hsm.protection },
                credentials: azureCredentials(hsm, version),
            };
        case "aws-cloudhsm":
            return {
                ...key,
                credentialsAmazon: amazonCredentials(hsm),
                // The global certificate store has no effect for this device.
                localCertificateStore: { ...certificates },
            };
    }
}

/** A file of certificates without keys. */
export interface CertificateStore {
    readonly file: string;
    readonly password: string;
}

function azureCredentials(
    hsm: Extract<CenmHsm, { kind: "azure-key-vault" }>,
    version: CenmVersion,
): Record<string, HoconValue | undefined> {
    return {
        keyStorePath: hsmCredentialsFile,
        keyStorePassword: hsm.keyStorePassword,
        keyStoreAlias: hsm.keyStoreAlias,
        clientId: hsm.clientId,
        tenantId: cenmRelease(version).azureKeyVault === "AZURE_MSAL_KEY_VAULT_HSM" ? hsm.tenantId : undefined,
    };
}

function amazonCredentials(hsm: Extract<CenmHsm, { kind: "aws-cloudhsm" }>): Record<string, HoconValue> {
    return { partition: hsm.partition, userName: hsm.username, password: hsm.password };
}
