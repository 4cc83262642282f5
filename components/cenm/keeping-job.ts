import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { privateAddresses } from "../../config/private-addresses";
import { allow, type Path } from "../isolation/policies";
import { labelKeys } from "../labels";
import { jvmToolResources, scratch } from "../pods/jvm-tool";
import { restrictedPod } from "../pods/restricted";
import { paths } from "./files";
import { type CenmMembership, partLabels } from "./membership";
import type { KeptSecret, PkiManifest } from "./pki-secrets";
import { keptSecrets, namespaceOf } from "./pki-secrets";
import { pullSecrets } from "./pod-parts";

type Container = kubernetes.types.input.core.v1.Container;

/** A Job that makes files once and keeps them in Secrets. */
export interface KeepingJobArgs {
    readonly membership: CenmMembership;
    readonly name: string;
    readonly manifest: PkiManifest;
    /** The owner of the database it uses, by the name that the database knows. */
    readonly databaseOwner?: string;
    /** Containers that make the files in {@link paths.pki}; each does nothing where {@link unlessKept} says so. */
    readonly make: readonly Container[];
    readonly volumes: readonly kubernetes.types.input.core.v1.Volume[];
    readonly to: readonly Path[];
    readonly dependsOn: readonly pulumi.Resource[];
}

const files = { name: "files", mountPath: paths.pki };
const manifestMount = { name: "manifest", mountPath: "/etc/cenm/manifest", readOnly: true };
const tokenMount = { name: "token", mountPath: "/var/run/secrets/kubernetes.io/serviceaccount", readOnly: true };

/** Where the containers that make files put them. */
export const filesMount = files;

/** A shell's command that runs a program only where an earlier run has kept nothing. */
export function unlessKept(command: string): string[] {
    return ["sh", "-c", `[ -e ${paths.pki}/.complete ] || ${command}`, "sh"];
}

/**
 * A Job whose results outlive it: what it makes goes from memory into Secrets that are there already, all together in
 * one step and then each to who needs it. Another run brings the same files back instead of making others. Only this
 * product's own two containers hold the account's token, and the account may do nothing but read and update these
 * Secrets.
 */
export function keepingJob(args: KeepingJobArgs, parent: pulumi.Resource): kubernetes.batch.v1.Job {
    const { membership, name, manifest } = args;
    const zone = membership.args;
    const child = { parent };
    const labels = partLabels(membership, name, "cenm-pki");
    const metadata = { name, namespace: zone.namespace, labels };
    const selector = { "app.kubernetes.io/instance": name };
    const secrets = keptSecrets(membership, manifest, parent);
    const account = new kubernetes.core.v1.ServiceAccount(
        name,
        { metadata, automountServiceAccountToken: false },
        child,
    );
    const rights = writingRights(membership, name, [manifest.archive, ...manifest.secrets], account, parent);
    const listed = new kubernetes.core.v1.ConfigMap(
        name,
        // Auto-named: another manifest is another run, which gives new Secrets what they lack.
        {
            metadata: { namespace: zone.namespace, labels },
            immutable: true,
            data: { "manifest.json": JSON.stringify(manifest, null, 2) },
        },
        child,
    );
    // Where a cluster's API server is unless it is shown to the world.
    const api = zone.kubernetesApi ?? { addresses: privateAddresses.map((cidr) => ({ cidr })), ports: [443, 6443] };
    const policy = new kubernetes.networking.v1.NetworkPolicy(
        name,
        {
            metadata,
            spec: allow({
                select: selector,
                from: [],
                to: [...api.addresses.map((addresses) => ({ addresses, ports: api.ports })), ...args.to],
            }),
        },
        child,
    );
    const keep = (command: "restore" | "write"): Container => ({
        name: command,
        image: zone.images.tools,
        command: ["/opt/corda/bin/corda-write-secret"],
        args: [command, `${manifestMount.mountPath}/manifest.json`, paths.pki],
        resources: jvmToolResources,
        volumeMounts: [files, manifestMount, tokenMount, scratch.mount],
    });
    return new kubernetes.batch.v1.Job(
        name,
        {
            metadata: {
                ...metadata,
                // One that failed is run again by the next `up`.
                annotations: { "pulumi.com/replaceUnready": "true" },
            },
            spec: {
                backoffLimit: 3,
                activeDeadlineSeconds: 900,
                template: {
                    metadata: {
                        labels: {
                            ...labels,
                            [labelKeys.role]: "pki",
                            ...(args.databaseOwner !== undefined && { [labelKeys.node]: args.databaseOwner }),
                        },
                    },
                    spec: restrictedPod({
                        serviceAccountName: account.metadata.name,
                        restartPolicy: "Never",
                        imagePullSecrets: pullSecrets(membership),
                        initContainers: [keep("restore"), ...args.make],
                        containers: [keep("write")],
                        volumes: [
                            { name: files.name, emptyDir: { medium: "Memory", sizeLimit: "16Mi" } },
                            { name: manifestMount.name, configMap: { name: listed.metadata.name } },
                            accountToken,
                            ...args.volumes,
                        ],
                    }),
                },
            },
        },
        { ...child, dependsOn: [...secrets, ...rights, policy, ...args.dependsOn] },
    );
}

/** The account's token for as long as the Job may run, and the authority of the API server. */
const accountToken: kubernetes.types.input.core.v1.Volume = {
    name: tokenMount.name,
    projected: {
        defaultMode: 0o440,
        sources: [
            { serviceAccountToken: { path: "token", expirationSeconds: 3600 } },
            { configMap: { name: "kube-root-ca.crt", items: [{ key: "ca.crt", path: "ca.crt" }] } },
        ],
    },
};

/** Reading and updating these Secrets by name, in each of their namespaces, and nothing else. */
function writingRights(
    { args }: CenmMembership,
    name: string,
    secrets: readonly Pick<KeptSecret, "namespace" | "name">[],
    account: kubernetes.core.v1.ServiceAccount,
    parent: pulumi.Resource,
): pulumi.Resource[] {
    return [...new Set(secrets.map(({ namespace }) => namespace))].flatMap((namespace) => {
        const elsewhere = namespace !== args.namespaceName;
        const logicalName = elsewhere ? `${name}-${namespace}` : name;
        const metadata = {
            name,
            namespace: namespaceOf({ args }, namespace),
            labels: partLabels({ args }, name, "cenm-pki"),
        };
        const role = new kubernetes.rbac.v1.Role(
            logicalName,
            {
                metadata,
                rules: [
                    {
                        apiGroups: [""],
                        resources: ["secrets"],
                        resourceNames: secrets.filter((of) => of.namespace === namespace).map((of) => of.name),
                        verbs: ["get", "update"],
                    },
                ],
            },
            { parent },
        );
        const binding = new kubernetes.rbac.v1.RoleBinding(
            logicalName,
            {
                metadata,
                roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: role.metadata.name },
                subjects: [
                    { kind: "ServiceAccount", name: account.metadata.name, namespace: account.metadata.namespace },
                ],
            },
            { parent },
        );
        return [role, binding];
    });
}
