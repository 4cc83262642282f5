import { parse } from "yaml";
import { isBinaryKey } from "../../../config/secret-key";

/** A file that a pod finds in a volume, and what it is read from. */
export interface File {
    readonly mode: number;
    /** The place of its content. */
    readonly from: string;
    /** Whether the content is made of base64 on the way. */
    readonly decoded: boolean;
}

/** An object in the cluster. */
export interface KubernetesObject {
    readonly kind?: string;
    readonly metadata: { readonly name: string; readonly namespace?: string };
    readonly spec?: { readonly provider: string; readonly parameters: Readonly<Record<string, string>> };
    readonly stringData?: Readonly<Record<string, string>>;
    readonly data?: Readonly<Record<string, string>>;
}

/** A pod's volume. */
export interface Volume {
    readonly name: string;
    readonly secret?: {
        readonly secretName: string;
        readonly defaultMode: number;
        readonly items: readonly { readonly key: string; readonly path: string }[];
    };
    readonly csi?: {
        readonly driver: string;
        readonly readOnly: boolean;
        readonly volumeAttributes: { readonly secretProviderClass: string };
    };
}

/**
 * The files that a pod of this namespace finds in a volume, by their names: what the kubelet makes of a Secret, and what
 * the CSI driver and each provider make of a SecretProviderClass by their documentation.
 *
 * @throws Error for a volume that a pod could not start with.
 */
export function filesOf(
    { secret, csi }: Volume,
    objects: readonly KubernetesObject[],
    namespace: string,
): ReadonlyMap<string, File> {
    const named = (name: string) => {
        const [found, ...more] = objects.filter(
            ({ metadata }) => metadata.name === name && metadata.namespace === namespace,
        );
        if (found === undefined || more.length > 0) {
            throw new Error(`${more.length + (found ? 1 : 0)} objects are called ${name} in ${namespace}`);
        }
        return found;
    };
    if (secret !== undefined) {
        const { stringData = {}, data = {} } = named(secret.secretName);
        return new Map(
            secret.items.map(({ key, path }) => {
                if (!Object.hasOwn({ ...stringData, ...data }, key)) {
                    throw new Error(`Secret ${secret.secretName} has no ${key}`);
                }
                const from = `${namespace}/${secret.secretName}/${key}`;
                return [path, { mode: secret.defaultMode, from, decoded: Object.hasOwn(data, key) }];
            }),
        );
    }
    if (csi === undefined || csi.driver !== "secrets-store.csi.k8s.io" || !csi.readOnly) {
        throw new Error("the volume is of no kind that has secrets");
    }
    const { kind, spec } = named(csi.volumeAttributes.secretProviderClass);
    if (kind !== "SecretProviderClass" || spec === undefined) {
        throw new Error(`${csi.volumeAttributes.secretProviderClass} is no SecretProviderClass`);
    }
    return providers[spec.provider]?.(spec.parameters) ?? new Map();
}

type Reader = (parameters: Readonly<Record<string, string>>) => ReadonlyMap<string, File>;

const providers: Readonly<Record<string, Reader | undefined>> = {
    aws: ({ objects, region }) =>
        new Map(
            list(objects).map(({ objectName, objectAlias, filePermission }) => [
                objectAlias ?? "",
                // A binary secret's value is written as it is.
                {
                    mode: octal(filePermission),
                    from: `${region}/${objectName}`,
                    decoded: isBinaryKey(objectName ?? ""),
                },
            ]),
        ),
    azure: ({ objects, keyvaultName }) =>
        new Map(
            (parse(objects ?? "") as { array: string[] }).array
                .map((object) => parse(object) as Record<string, string>)
                .map(({ objectName, objectAlias, objectEncoding, filePermission }) => [
                    objectAlias ?? "",
                    {
                        mode: octal(filePermission),
                        from: `${keyvaultName}/${objectName}`,
                        decoded: objectEncoding === "base64",
                    },
                ]),
        ),
    vault: ({ objects, vaultAddress }) =>
        new Map(
            list(objects).map(({ objectName, secretPath, secretKey, encoding, filePermission }) => [
                objectName ?? "",
                {
                    mode: Number(filePermission),
                    from: `${vaultAddress}/${secretPath}#${secretKey}`,
                    decoded: encoding === "base64",
                },
            ]),
        ),
};

const list = (objects: string | undefined) => parse(objects ?? "") as Record<string, string>[];
const octal = (permission: string | undefined) => Number.parseInt(permission ?? "", 8);
