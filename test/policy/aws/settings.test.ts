import { describe, expect, it } from "vitest";
import { awsRules } from "../../../policy/aws/rules";
import { type Example, judge } from "../judge";
import { association, cluster, cni, entry, machines, provider } from "./compliant-cluster";
import { bucket, bucketPart, database, hsms, logs, secret } from "./compliant-data";
import { listener, wayIn } from "./compliant-network";
import { key, policy, rights, role, service } from "./compliant-rights";
import { awsRefusals } from "./refusals";

interface Choice {
    readonly rule: string;
    readonly what: string;
    readonly settings: object;
    readonly of: () => Example[];
    /** Properties that are set before it is judged. */
    readonly change?: Readonly<Record<string, unknown>>;
    /** Where it is found under the settings and isn't without them; the other way round where left out. */
    readonly at?: string;
}

const admin = "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy";
const lock = () => [bucketPart("BucketObjectLockConfiguration")];

const choices: readonly Choice[] = [
    {
        rule: "aws-cluster-public-endpoint",
        what: "no public endpoint, not even a restricted one",
        settings: { public: "none" },
        of: cluster,
        change: { vpcConfig: { endpointPublicAccess: true, publicAccessCidrs: ["203.0.113.0/24"] } },
        at: "vpcConfig.endpointPublicAccess",
    },
    {
        rule: "aws-cluster-logs",
        what: "fewer logs",
        settings: { logs: ["audit"] },
        of: cluster,
        change: { enabledClusterLogTypes: ["audit"] },
    },
    { rule: "aws-cluster-version", what: "a newer version", settings: { oldest: "1.36" }, of: cluster, at: "version" },
    {
        rule: "aws-access-entry",
        what: "a group of Kubernetes",
        settings: { groups: ["auditors"] },
        of: entry,
        change: { kubernetesGroups: ["auditors"] },
    },
    {
        rule: "aws-cluster-wide-access",
        what: "administrators by their names",
        settings: { administrators: ["corda-deployer"] },
        of: association,
        change: { policyArn: admin },
        at: "principalArn",
    },
    {
        rule: "aws-cluster-wide-access",
        what: "no viewers",
        settings: { policies: ["AmazonEKSClusterAdminPolicy"] },
        of: association,
        at: "policyArn",
    },
    {
        rule: "aws-machine-image",
        what: "images of one's own",
        settings: { images: ["CUSTOM"] },
        of: machines,
        change: { amiType: "CUSTOM" },
    },
    {
        rule: "aws-add-on-approved",
        what: "an add-on that somebody looked at",
        settings: { addOns: ["some-vendor_agent"] },
        of: cni,
        change: { addonName: "some-vendor_agent" },
    },
    {
        rule: "aws-tags",
        what: "a tag of one's own",
        settings: { tags: ["corda/cluster", "CostCentre"] },
        of: provider,
        at: "defaultTags",
    },
    {
        rule: "aws-open-ingress",
        what: "a second port of P2P",
        settings: { ports: [10002, 443] },
        of: wayIn,
        change: { cidrIpv4: "0.0.0.0/0" },
    },
    { rule: "aws-wide-ingress", what: "wider rules", settings: { ports: 30 }, of: wayIn, change: { toPort: 472 } },
    {
        rule: "aws-listener-protocol",
        what: "a second port of P2P",
        settings: { ports: [10002, 443] },
        of: listener,
        change: { protocol: "TLS", port: 443 },
        at: "protocol",
    },
    { rule: "aws-public-listener", what: "no port at all", settings: { ports: [] }, of: listener, at: "port" },
    {
        rule: "aws-public-listener",
        what: "a second port of P2P",
        settings: { ports: [10002, 10005] },
        of: listener,
        change: { port: 10005 },
    },
    {
        rule: "aws-key-deletion",
        what: "fewer days",
        settings: { days: 14 },
        of: key,
        change: { deletionWindowInDays: 14 },
    },
    {
        rule: "aws-any-resource",
        what: "an action that can't be narrowed",
        settings: { actions: ["ec2:CreateTags"] },
        of: rights,
        change: { policy: policy({ Effect: "Allow", Action: "ec2:CreateTags", Resource: "*" }) },
    },
    {
        rule: "aws-role-of-service",
        what: "a service that names no account",
        settings: { services: ["eks.amazonaws.com"] },
        of: role,
        change: { assumeRolePolicy: policy({ ...service, Condition: {} }) },
    },
    {
        rule: "aws-bucket-parts",
        what: "another part",
        settings: { parts: ["BucketLogging"] },
        of: bucket,
        at: "BucketLogging",
    },
    { rule: "aws-bucket-lock", what: "more days", settings: { days: 90 }, of: lock, at: "rule.defaultRetention.days" },
    {
        rule: "aws-bucket-lock",
        what: "a lock that an administrator may lift, and no other",
        settings: { modes: ["GOVERNANCE"] },
        of: lock,
        at: "rule.defaultRetention.mode",
    },
    { rule: "aws-hsm-zones", what: "a third HSM", settings: { hsms: 3 }, of: hsms },
    {
        rule: "aws-database-backups",
        what: "fewer days",
        settings: { days: 1 },
        of: database,
        change: { backupRetentionPeriod: 1 },
    },
    {
        rule: "aws-secret-recovery",
        what: "fewer days",
        settings: { days: 7 },
        of: secret,
        change: { recoveryWindowInDays: 7 },
    },
    { rule: "aws-log-retention", what: "more days", settings: { days: 400 }, of: logs, at: "retentionInDays" },
];

/** What a rule finds, as places; of the stack as a whole, an empty one. */
function found({ rule: name, of, change }: Choice, settings: object): string[] {
    const examples = of();
    Object.assign(examples[0]?.props ?? {}, change);
    const chosen = awsRules.filter((rule) => rule.name === name);
    return judge(examples, chosen, settings).flatMap(({ findings }) => findings.map(({ path }) => path ?? ""));
}

describe("rules about AWS", () => {
    it.each(choices.map((choice) => [choice.rule, choice.what, choice] as const))(
        "let be chosen, in %s, %s",
        (rule, _, choice) => {
            const [before, after] = [found(choice, {}), found(choice, choice.settings)];
            if (choice.at !== undefined || rule === "aws-hsm-zones") {
                expect(before).toEqual([]);
                expect(after).toContain(choice.at ?? "");
            } else {
                expect(before).not.toEqual([]);
                expect(after).toEqual([]);
            }
        },
    );

    it("never let Kubernetes' own administrators be chosen", () => {
        const masters: Choice = {
            rule: "aws-access-entry",
            what: "",
            settings: {},
            of: entry,
            change: { kubernetesGroups: ["system:masters"] },
        };
        expect(found(masters, { groups: ["system:masters"] })).toEqual(["kubernetesGroups[0]"]);
    });

    it("have a choice proved for each that has settings", () => {
        const proved = new Set(
            choices.flatMap(({ rule, settings }) => Object.keys(settings).map((key) => `${rule} ${key}`)),
        );
        const all = awsRules.flatMap(({ name, settings }) =>
            Object.keys(settings?.schema ?? {}).map((key) => `${name} ${key}`),
        );
        expect(all.filter((one) => !proved.has(one))).toEqual([]);
    });

    it("mend what they can so that they find nothing any more", () => {
        const mended = awsRefusals.filter(({ rule, of, broken }) => {
            const own = awsRules.find(({ name }) => name === rule);
            if (own === undefined || !("mend" in own) || own.mend === undefined || broken === undefined) {
                return false;
            }
            const examples = of();
            const [first] = examples;
            if (first !== undefined) {
                broken(first.props);
                own.mend(first.props);
            }
            expect(judge(examples), rule).toEqual([]);
            return true;
        });
        expect(new Set(mended.map(({ rule }) => rule)).size).toBe(awsRules.filter((rule) => "mend" in rule).length);
    });
});
