import type { Pass, Refusal } from "../refusal";
import { passed, refused } from "./cases";
import { association, cluster, cni, entry, provider } from "./compliant-cluster";
import { unknownText } from "./unknown";

const policyArn = (name: string) => `arn:aws:eks::aws:cluster-access-policy/${name}`;

export const clusterRefusals: readonly Refusal[] = [
    {
        ...refused("aws-cluster-public-endpoint", "an endpoint for everybody", cluster, [
            "vpcConfig.publicAccessCidrs",
            ["203.0.113.0/24", "0.0.0.0/0"],
        ]),
        broken: (props) => {
            Object.assign(props["vpcConfig"] as object, {
                endpointPublicAccess: true,
                publicAccessCidrs: ["203.0.113.0/24", "0.0.0.0/0"],
            });
        },
    },
    refused(
        "aws-cluster-public-endpoint",
        "an endpoint without a list, which is everybody's",
        cluster,
        ["vpcConfig.endpointPublicAccess", true],
        "vpcConfig.publicAccessCidrs",
    ),
    refused(
        "aws-cluster-public-endpoint",
        "an endpoint of which nothing is said",
        cluster,
        ["vpcConfig.endpointPublicAccess", undefined],
        "vpcConfig.publicAccessCidrs",
    ),
    refused("aws-cluster-private-endpoint", "an endpoint that machines reach through the internet", cluster, [
        "vpcConfig.endpointPrivateAccess",
        false,
    ]),
    refused("aws-cluster-private-endpoint", "a private endpoint of which nothing is said", cluster, [
        "vpcConfig.endpointPrivateAccess",
        undefined,
    ]),
    refused("aws-cluster-logs", "a control plane that doesn't log who was let in", cluster, [
        "enabledClusterLogTypes",
        ["api", "audit", "controllerManager", "scheduler"],
    ]),
    refused("aws-cluster-logs", "a control plane without logs", cluster, ["enabledClusterLogTypes", undefined]),
    refused("aws-cluster-secrets-key", "Secrets that AWS' own key encrypts", cluster, [
        "encryptionConfig.provider.keyArn",
        undefined,
    ]),
    refused("aws-cluster-secrets-key", "a key for something else than Secrets", cluster, [
        "encryptionConfig.resources",
        [],
    ]),
    refused(
        "aws-cluster-secrets-key",
        "an encryption that is left out",
        cluster,
        ["encryptionConfig", undefined],
        "encryptionConfig.resources",
    ),
    refused("aws-cluster-authentication", "a ConfigMap beside access entries", cluster, [
        "accessConfig.authenticationMode",
        "API_AND_CONFIG_MAP",
    ]),
    refused("aws-cluster-authentication", "the default, which is the ConfigMap", cluster, [
        "accessConfig.authenticationMode",
        undefined,
    ]),
    refused("aws-cluster-creator", "whoever made the cluster as administrator", cluster, [
        "accessConfig.bootstrapClusterCreatorAdminPermissions",
        true,
    ]),
    refused("aws-cluster-creator", "the default, by which that is so", cluster, [
        "accessConfig.bootstrapClusterCreatorAdminPermissions",
        undefined,
    ]),
    refused("aws-cluster-deletion", "a cluster that can be deleted", cluster, ["deletionProtection", undefined]),
    refused("aws-cluster-version", "a Kubernetes that is too old", cluster, ["version", "1.9"]),
    refused("aws-cluster-version", "a Kubernetes that nobody chose", cluster, ["version", undefined]),
    refused("aws-cluster-version", "a version that is no text", cluster, ["version", 1.35]),
    refused(
        "aws-access-entry",
        "a member of Kubernetes' administrators",
        entry,
        ["kubernetesGroups", ["system:masters"]],
        "kubernetesGroups[0]",
    ),
    refused("aws-access-entry", "a user with keys of its own", entry, [
        "principalArn",
        "arn:aws:iam::123456789012:user/somebody",
    ]),
    refused("aws-cluster-wide-access", "somebody who only looks, at Secrets too", association, [
        "policyArn",
        policyArn("AmazonEKSAdminViewPolicy"),
    ]),
    refused("aws-add-on-version", "an add-on of whichever release", cni, ["addonVersion", undefined]),
    refused("aws-add-on-version", "an add-on whose build isn't said", cni, ["addonVersion", "v1.21.1"]),
    refused("aws-add-on-version", "an add-on of a build and what comes after", cni, [
        "addonVersion",
        "v1.21.1-eksbuild.3+",
    ]),
    refused("aws-add-on-approved", "an add-on that nobody looked at", cni, ["addonName", "some-vendor_agent"]),
    refused("aws-network-policies", "a CNI without its agent", cni, [
        "configurationValues",
        '{"enableNetworkPolicy":"false"}',
    ]),
    refused("aws-network-policies", "a CNI without configuration", cni, ["configurationValues", undefined]),
    refused("aws-network-policies", "a configuration that isn't JSON", cni, ["configurationValues", "{"]),
    refused("aws-any-account", "a provider for whichever account", provider, ["allowedAccountIds", undefined]),
    refused("aws-any-account", "a provider with an empty list", provider, ["allowedAccountIds", "[]"]),
    refused("aws-tags", "a provider without tags", provider, ["defaultTags", undefined]),
    refused("aws-tags", "a provider without the cluster's tag", provider, [
        "defaultTags",
        '{"tags":{"ManagedBy":"pulumi"}}',
    ]),
];

export const clusterPasses: readonly Pass[] = [
    passed(
        "aws-cluster-public-endpoint",
        "an endpoint for named blocks",
        cluster,
        ["vpcConfig.endpointPublicAccess", true],
        ["vpcConfig.publicAccessCidrs", ["203.0.113.0/24", "198.51.100.7/32"]],
    ),
    passed("aws-cluster-public-endpoint", "a list beside an endpoint that isn't public", cluster, [
        "vpcConfig.publicAccessCidrs",
        ["0.0.0.0/0"],
    ]),
    passed("aws-cluster-private-endpoint", "a switch that is text", cluster, [
        "vpcConfig.endpointPrivateAccess",
        "true",
    ]),
    passed("aws-cluster-logs", "another order of logs", cluster, [
        "enabledClusterLogTypes",
        ["scheduler", "controllerManager", "authenticator", "audit", "api"],
    ]),
    passed("aws-cluster-secrets-key", "further resources that are encrypted", cluster, [
        "encryptionConfig.resources",
        ["configmaps", "secrets"],
    ]),
    passed("aws-cluster-secrets-key", "a key that a preview doesn't know yet", cluster, [
        "encryptionConfig.provider.keyArn",
        unknownText,
    ]),
    passed("aws-cluster-version", "the oldest that is allowed", cluster, ["version", "1.34"]),
    passed("aws-cluster-version", "a version with two digits, which is newer", cluster, ["version", "1.40"]),
    passed("aws-access-entry", "no groups at all", entry, ["kubernetesGroups", []]),
    passed("aws-access-entry", "a role of another partition, below a path", entry, [
        "principalArn",
        "arn:aws-cn:iam::123456789012:role/operations/corda-operator",
    ]),
    passed(
        "aws-cluster-wide-access",
        "an administrator of all of the cluster, whom the stack file names",
        association,
        ["policyArn", policyArn("AmazonEKSClusterAdminPolicy")],
    ),
    passed(
        "aws-cluster-wide-access",
        "an editor of one namespace",
        association,
        ["policyArn", policyArn("AmazonEKSEditPolicy")],
        ["accessScope", { type: "namespace", namespaces: ["corda"] }],
    ),
    passed(
        "aws-network-policies",
        "another add-on without configuration",
        cni,
        ["addonName", "kube-proxy"],
        ["configurationValues", undefined],
    ),
    passed("aws-network-policies", "a switch that is a boolean", cni, [
        "configurationValues",
        '{"enableNetworkPolicy":true}',
    ]),
    passed(
        "aws-any-account",
        "settings that aren't JSON",
        provider,
        ["allowedAccountIds", ["123456789012"]],
        ["defaultTags", { tags: { "corda/cluster": "corda-prod" } }],
    ),
];
