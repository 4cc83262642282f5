import type { Place, Statement } from "./iam-policies";

/** The zone that something may change. */
interface ChangedZone {
    readonly place: Place;
    /** Id of the zone. */
    readonly id: string;
}

const arnOf = ({ place, id }: ChangedZone) => `arn:${place.partition}:route53:::hostedzone/${id}`;

/**
 * Rights of external-dns: records of hosts, and those by which it knows its own, in one zone. That it may see which zones
 * there are can't be narrowed. Source: EKS user guide, "Community add-ons", External DNS.
 */
export function hostRecords(zone: ChangedZone): Statement[] {
    return [
        {
            Effect: "Allow",
            Action: "route53:ChangeResourceRecordSets",
            Resource: arnOf(zone),
            Condition: {
                "ForAllValues:StringEquals": {
                    "route53:ChangeResourceRecordSetsRecordTypes": ["A", "AAAA", "CNAME", "TXT"],
                },
            },
        },
        { Effect: "Allow", Action: "route53:ListResourceRecordSets", Resource: arnOf(zone) },
        { Effect: "Allow", Action: "route53:ListHostedZones", Resource: "*" },
    ];
}

/**
 * Rights of cert-manager: the records that prove a name, in one zone. Source: cert-manager docs, "Route53"; Route 53
 * developer guide, "Using IAM policy conditions for fine-grained access control".
 */
export function proofRecords(zone: ChangedZone): Statement[] {
    return [
        {
            Effect: "Allow",
            Action: "route53:ChangeResourceRecordSets",
            Resource: arnOf(zone),
            Condition: {
                "ForAllValues:StringEquals": { "route53:ChangeResourceRecordSetsRecordTypes": ["TXT"] },
                "ForAllValues:StringLike": {
                    "route53:ChangeResourceRecordSetsNormalizedRecordNames": ["_acme-challenge.*"],
                },
            },
        },
        { Effect: "Allow", Action: "route53:ListResourceRecordSets", Resource: arnOf(zone) },
        { Effect: "Allow", Action: "route53:GetChange", Resource: `arn:${zone.place.partition}:route53:::change/*` },
    ];
}
