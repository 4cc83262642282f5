import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { type Path, routedAddresses } from "../isolation/policies";
import type { WriteBack, WriteBackArgs, Writers } from "./write-back";

type Volume = kubernetes.types.input.core.v1.Volume;

/** Where clients in a pod look for their account. */
const accountPath = "/var/run/secrets/kubernetes.io/serviceaccount";

/** A policy is applied before or behind the translation of the Service's address, as the network has it. */
const apiServer: Path = { addresses: routedAddresses, ports: [443, 6443] };

/** What keeps files in Secrets: each of them made empty, and the right to read and change exactly these. */
export function secretWriters(
    name: string,
    kept: readonly WriteBack[],
    account: kubernetes.core.v1.ServiceAccount,
    args: WriteBackArgs,
    opts: pulumi.CustomResourceOptions,
): Writers {
    const metadata = { name, namespace: args.namespace, labels: args.labels };
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
    const here = kept.flatMap(({ secret, namespace }) => (namespace === undefined ? [secret] : []));
    const bindings = [
        // Without a name, a right is one to every Secret.
        ...(here.length === 0 ? [] : [mayWrite(name, args.namespace, here)]),
        ...kept.flatMap(({ secret, namespace }) =>
            namespace === undefined ? [] : [mayWrite(`${secret}-writer`, namespace, [secret])],
        ),
    ];
    return {
        writers: kept.map(({ secret, namespace, files, replace }) => ({
            secret,
            args: [
                ...(replace === true ? ["--replace"] : []),
                namespace === undefined ? secret : pulumi.interpolate`${namespace}/${secret}`,
                ...Object.entries(files).map(([key, file]) => `${key}=${file}`),
            ],
            mounts: [{ name: "account", mountPath: accountPath, readOnly: true }],
        })),
        volumes: kept.length === 0 ? [] : [accountVolume],
        to: kept.length === 0 ? [] : [apiServer],
        dependsOn: bindings,
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
