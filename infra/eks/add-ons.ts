import * as eks from "@pulumi/aws/eks";
import * as iam from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import type { AddOnName } from "../../config/eks-versions";
import { addOnIdentities, addOnPolicy, type AddOnPlaces } from "./add-on-rights";
import { assumedByPods } from "./iam-policies";
import { shortName } from "./names";

/** Arguments of {@link EksAddOns}. */
export interface EksAddOnsArgs extends AddOnPlaces {
    /** The cluster's own name. */
    readonly cluster: string;
    /** The same, known when the cluster is there. */
    readonly clusterName: pulumi.Input<string>;
    /** Which ones, each at which release. */
    readonly versions: Readonly<Partial<Record<AddOnName, string>>>;
    /** Of the volumes that pods ask for; the provider's own don't reach them. */
    readonly tags: Readonly<Record<string, string>>;
    /** What each of them waits for. */
    readonly dependsOn: readonly pulumi.Resource[];
}

const everywhere = [{ operator: "Exists" }];

/** How an add-on is set up. Source: EKS user guide, the page of each; EKS best practices, "Prefix mode for Linux". */
function settings({ cluster, tags, zone }: EksAddOnsArgs): Readonly<Partial<Record<AddOnName, unknown>>> {
    return {
        "vpc-cni": {
            // Without it every NetworkPolicy would be a wish.
            enableNetworkPolicy: "true",
            env: { ENABLE_PREFIX_DELEGATION: "true", WARM_PREFIX_TARGET: "1" },
        },
        coredns: { autoScaling: { enabled: true, minReplicas: 3, maxReplicas: 10 } },
        "aws-ebs-csi-driver": { controller: { extraVolumeTags: tags }, defaultStorageClass: { enabled: false } },
        "aws-secrets-store-csi-driver-provider": {
            tolerations: everywhere,
            "secrets-store-csi-driver": { linux: { tolerations: everywhere }, enableSecretRotation: true },
        },
        "external-dns": {
            sources: ["ingress"],
            domainFilters: zone === undefined ? [] : [zone.name],
            // It takes away what it made when an Ingress goes, and knows that by the cluster's name.
            policy: "sync",
            registry: "txt",
            txtOwnerId: cluster,
        },
    };
}

/** Add-ons of EKS, pinned: a release changes when the stack file does, and by nobody else. */
export class EksAddOns extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:infra:EksAddOns";
    readonly addOns: readonly pulumi.Resource[];

    constructor(name: string, args: EksAddOnsArgs, opts?: pulumi.ComponentResourceOptions) {
        super(EksAddOns.__pulumiType, name, { versions: args.versions }, opts);
        const configuration = settings(args);
        this.addOns = Object.entries(args.versions).map(([key, version]) => {
            const addOn = key as AddOnName;
            const role = this.role(`${name}-${addOn}`, addOn, args);
            const values = configuration[addOn];
            return new eks.Addon(
                `${name}-${addOn}`,
                {
                    clusterName: args.clusterName,
                    addonName: addOn,
                    addonVersion: version,
                    ...(values !== undefined && { configurationValues: JSON.stringify(values) }),
                    ...(role?.associations && { podIdentityAssociations: role.associations }),
                    resolveConflictsOnCreate: "OVERWRITE",
                    resolveConflictsOnUpdate: "OVERWRITE",
                    preserve: false,
                },
                { parent: this, dependsOn: [...args.dependsOn, ...(role?.requires ?? [])] },
            );
        });
        this.registerOutputs({});
    }

    /** A role of its own for an add-on that calls AWS: machines have none of its rights. */
    private role(name: string, addOn: AddOnName, args: EksAddOnsArgs) {
        const identity = addOnIdentities[addOn];
        if (identity === undefined) {
            return undefined;
        }
        const { namespace, serviceAccount, policy, boundByEks } = identity;
        const { cluster, clusterName, place } = args;
        const child = { parent: this };
        const role = new iam.Role(
            name,
            {
                namePrefix: shortName([cluster, addOn], 37) + "-",
                assumeRolePolicy: assumedByPods({ cluster, namespace, name: serviceAccount }),
            },
            child,
        );
        const own = addOnPolicy(addOn, args);
        const rights: pulumi.Resource[] = [
            ...(policy === undefined
                ? []
                : [
                      new iam.RolePolicyAttachment(
                          name,
                          { role: role.name, policyArn: `arn:${place.partition}:iam::aws:policy/${policy}` },
                          child,
                      ),
                  ]),
            ...(own === undefined ? [] : [new iam.RolePolicy(name, { role: role.name, policy: own }, child)]),
        ];
        if (boundByEks) {
            return { associations: [{ roleArn: role.arn, serviceAccount }], requires: rights };
        }
        const association = new eks.PodIdentityAssociation(
            name,
            { clusterName, namespace, serviceAccount, roleArn: role.arn },
            { ...child, dependsOn: rights },
        );
        return { associations: undefined, requires: [association] };
    }
}
