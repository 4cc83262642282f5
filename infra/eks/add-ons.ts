import * as eks from "@pulumi/aws/eks";
import * as iam from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import type { AddOnName } from "../../config/eks-versions";
import { assumedByPods, type Place, policyDocument } from "./iam-policies";
import { shortName } from "./names";

/** Arguments of {@link EksAddOns}. */
export interface EksAddOnsArgs {
    readonly place: Place;
    /** The cluster's own name. */
    readonly cluster: string;
    /** The same, known when the cluster is there. */
    readonly clusterName: pulumi.Input<string>;
    /** Which ones, each at which release. */
    readonly versions: Readonly<Partial<Record<AddOnName, string>>>;
    readonly volumesKey: pulumi.Input<string>;
    /** Of the volumes that pods ask for; the provider's own don't reach them. */
    readonly tags: Readonly<Record<string, string>>;
    /** What each of them waits for. */
    readonly dependsOn: readonly pulumi.Resource[];
}

/** What of AWS an add-on may do: the policy AWS made for it, and as whom it runs. */
interface AddOnRights {
    readonly serviceAccount: string;
    readonly policy: string;
}

const rights: Readonly<Partial<Record<AddOnName, AddOnRights>>> = {
    "vpc-cni": { serviceAccount: "aws-node", policy: "AmazonEKS_CNI_Policy" },
    "aws-ebs-csi-driver": {
        serviceAccount: "ebs-csi-controller-sa",
        policy: "service-role/AmazonEBSCSIDriverPolicy",
    },
};

const everywhere = [{ operator: "Exists" }];

/** How an add-on is set up. Source: EKS user guide, the page of each; EKS best practices, "Prefix mode for Linux". */
function settings(tags: Readonly<Record<string, string>>): Readonly<Partial<Record<AddOnName, unknown>>> {
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
    };
}

/** Add-ons of EKS, pinned: a release changes when the stack file does, and by nobody else. */
export class EksAddOns extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:infra:EksAddOns";
    readonly addOns: readonly pulumi.Resource[];

    constructor(name: string, args: EksAddOnsArgs, opts?: pulumi.ComponentResourceOptions) {
        super(EksAddOns.__pulumiType, name, { versions: args.versions }, opts);
        const configuration = settings(args.tags);
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
                    ...(role && { podIdentityAssociations: [role.association] }),
                    resolveConflictsOnCreate: "OVERWRITE",
                    resolveConflictsOnUpdate: "OVERWRITE",
                    preserve: false,
                },
                { parent: this, dependsOn: [...args.dependsOn, ...(role?.rights ?? [])] },
            );
        });
        this.registerOutputs({});
    }

    /** A role of its own for an add-on that calls AWS: machines have none of its rights. */
    private role(name: string, addOn: AddOnName, { place, cluster, volumesKey }: EksAddOnsArgs) {
        const granted = rights[addOn];
        if (granted === undefined) {
            return undefined;
        }
        const child = { parent: this };
        const trusted = { cluster, namespace: "kube-system", name: granted.serviceAccount };
        const role = new iam.Role(
            name,
            { namePrefix: shortName([cluster, addOn], 37) + "-", assumeRolePolicy: assumedByPods(trusted) },
            child,
        );
        const attached = new iam.RolePolicyAttachment(
            name,
            { role: role.name, policyArn: `arn:${place.partition}:iam::aws:policy/${granted.policy}` },
            child,
        );
        const withKey =
            addOn === "aws-ebs-csi-driver"
                ? [new iam.RolePolicy(name, { role: role.name, policy: volumeRights(volumesKey) }, child)]
                : [];
        return {
            association: { roleArn: role.arn, serviceAccount: granted.serviceAccount },
            rights: [attached, ...withKey],
        };
    }
}

/** What the driver does with the key of volumes. Source: EBS CSI driver, its example of a policy for keys. */
function volumeRights(key: pulumi.Input<string>): pulumi.Output<string> {
    return pulumi.output(key).apply((arn) =>
        policyDocument([
            {
                Effect: "Allow",
                Action: ["kms:CreateGrant", "kms:ListGrants", "kms:RevokeGrant"],
                Resource: arn,
                Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
            },
            {
                Effect: "Allow",
                Action: ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"],
                Resource: arn,
            },
        ]),
    );
}
