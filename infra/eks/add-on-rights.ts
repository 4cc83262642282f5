import * as pulumi from "@pulumi/pulumi";
import type { AddOnName } from "../../config/eks-versions";
import { hostRecords, proofRecords } from "./dns-rights";
import type { DnsZone } from "./dns-zone";
import { type Place, policyDocument, type Statement } from "./iam-policies";

/** As whom an add-on calls AWS. */
export interface AddOnIdentity {
    readonly namespace: string;
    readonly serviceAccount: string;
    /** Policy that AWS made for it. @default none */
    readonly policy?: string;
    /** Whether EKS binds the role itself, with the add-on; it doesn't for one that it takes to call nobody. */
    readonly boundByEks: boolean;
}

const system = { namespace: "kube-system", boundByEks: true };

/** Add-ons that call AWS; the others have no role. Source: EKS user guide, the page of each, "Community add-ons". */
export const addOnIdentities: Readonly<Partial<Record<AddOnName, AddOnIdentity>>> = {
    "vpc-cni": { ...system, serviceAccount: "aws-node", policy: "AmazonEKS_CNI_Policy" },
    "aws-ebs-csi-driver": {
        ...system,
        serviceAccount: "ebs-csi-controller-sa",
        policy: "service-role/AmazonEBSCSIDriverPolicy",
    },
    // AWS' own policy would let it change every zone of the account.
    "external-dns": { namespace: "external-dns", serviceAccount: "external-dns", boundByEks: true },
    "cert-manager": { namespace: "cert-manager", serviceAccount: "cert-manager", boundByEks: false },
};

/** What add-ons have rights to. */
export interface AddOnPlaces {
    readonly place: Place;
    readonly volumesKey: pulumi.Input<string>;
    /** The zone that records may be changed in. @default none */
    readonly zone?: DnsZone;
}

/** Policies that say what AWS' own can't: which key, which zone. */
const ownPolicies: Readonly<Partial<Record<AddOnName, (places: AddOnPlaces) => pulumi.Output<string> | undefined>>> = {
    "aws-ebs-csi-driver": ({ volumesKey }) =>
        pulumi.output(volumesKey).apply((arn) => policyDocument(volumeStatements(arn))),
    "external-dns": inZone(hostRecords),
    "cert-manager": inZone(proofRecords),
};

/** The policy of this program's own for an add-on; undefined where it needs none. */
export function addOnPolicy(addOn: AddOnName, places: AddOnPlaces): pulumi.Output<string> | undefined {
    return ownPolicies[addOn]?.(places);
}

function inZone(records: typeof hostRecords) {
    return ({ place, zone }: AddOnPlaces) =>
        zone && pulumi.output(zone.id).apply((id) => policyDocument(records({ place, id })));
}

/** What the driver does with the key of volumes. Source: EBS CSI driver, its example of a policy for keys. */
function volumeStatements(key: string): Statement[] {
    return [
        {
            Effect: "Allow",
            Action: ["kms:CreateGrant", "kms:ListGrants", "kms:RevokeGrant"],
            Resource: key,
            Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
        },
        {
            Effect: "Allow",
            Action: ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"],
            Resource: key,
        },
    ];
}
