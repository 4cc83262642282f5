import type { Rule } from "../rule";
import { appArmor } from "./app-armor";
import { autoscalerBounds } from "./autoscaler-bounds";
import { capabilitiesAdded } from "./capabilities-added";
import { capabilitiesDropped } from "./capabilities-dropped";
import { chartRepository } from "./chart-repository";
import { chartVersion } from "./chart-version";
import { claimAccessMode } from "./claim-access-mode";
import { claimRetention } from "./claim-retention";
import { claimStorageClass } from "./claim-storage-class";
import { cronJobConcurrency } from "./cron-job-concurrency";
import { defaultNamespace } from "./default-namespace";
import { defaultServiceAccount } from "./default-service-account";
import { disruptionBudget } from "./disruption-budget";
import { disruptionBudgetSelector } from "./disruption-budget-selector";
import { disruptionBudgetUnhealthy } from "./disruption-budget-unhealthy";
import { externalIps } from "./external-ips";
import { externalName } from "./external-name";
import { externalTrafficPolicy } from "./external-traffic-policy";
import { hostIpc } from "./host-ipc";
import { hostNetwork } from "./host-network";
import { hostPath } from "./host-path";
import { hostPid } from "./host-pid";
import { hostPorts } from "./host-ports";
import { imageDigest } from "./image-digest";
import { imageRegistry } from "./image-registry";
import { imageTag } from "./image-tag";
import { ingressHost } from "./ingress-host";
import { ingressSnippets } from "./ingress-snippets";
import { ingressTls } from "./ingress-tls";
import { jobDeadline } from "./job-deadline";
import { livenessPatience } from "./liveness-patience";
import { loadBalancerSources } from "./load-balancer-sources";
import { memoryLimit } from "./memory-limit";
import { memoryVolumeLimit } from "./memory-volume-limit";
import { namespacePodSecurity } from "./namespace-pod-security";
import { networkPolicyEgress } from "./network-policy-egress";
import { networkPolicyMetadata } from "./network-policy-metadata";
import { networkPolicyPeers } from "./network-policy-peers";
import { networkPolicyPorts } from "./network-policy-ports";
import { networkPolicyTypes } from "./network-policy-types";
import { nodePort } from "./node-port";
import { priorityClass } from "./priority-class";
import { privilegeEscalation } from "./privilege-escalation";
import { privilegedContainer } from "./privileged-container";
import { probeHost } from "./probe-host";
import { procMount } from "./proc-mount";
import { rbacCertificateApproval } from "./rbac-certificate-approval";
import { rbacClusterAdmin } from "./rbac-cluster-admin";
import { rbacDefaultAccount } from "./rbac-default-account";
import { rbacEscalation } from "./rbac-escalation";
import { rbacEverybody } from "./rbac-everybody";
import { rbacNodeProxy } from "./rbac-node-proxy";
import { rbacPersistentVolumes } from "./rbac-persistent-volumes";
import { rbacPodCommands } from "./rbac-pod-commands";
import { rbacPodCreation } from "./rbac-pod-creation";
import { rbacSecrets } from "./rbac-secrets";
import { rbacTokenCreation } from "./rbac-token-creation";
import { rbacWebhooks } from "./rbac-webhooks";
import { rbacWildcards } from "./rbac-wildcards";
import { readOnlyRoot } from "./read-only-root";
import { readinessProbe } from "./readiness-probe";
import { resourceRequests } from "./resource-requests";
import { rootGroup } from "./root-group";
import { rootUser } from "./root-user";
import { runAsNonRoot } from "./run-as-non-root";
import { seccomp } from "./seccomp";
import { secretConfigMap } from "./secret-config-map";
import { secretEnvironment } from "./secret-environment";
import { secretLiteral } from "./secret-literal";
import { seLinux } from "./selinux";
import { serviceAccountAutomount } from "./service-account-automount";
import { serviceAccountToken } from "./service-account-token";
import { serviceAccountTokenLifetime } from "./service-account-token-lifetime";
import { serviceAccountTokenSecret } from "./service-account-token-secret";
import { serviceLinks } from "./service-links";
import { sharedProcesses } from "./shared-processes";
import { snapshotRetention } from "./snapshot-retention";
import { startupProbe } from "./startup-probe";
import { storageClassBinding } from "./storage-class-binding";
import { storageClassEncryption } from "./storage-class-encryption";
import { storageClassExpansion } from "./storage-class-expansion";
import { storageClassRetention } from "./storage-class-retention";
import { sysctls } from "./sysctls";
import { systemNamespace } from "./system-namespace";
import { systemPriority } from "./system-priority";
import { tolerationOfEverything } from "./toleration-of-everything";
import { volumeTypes } from "./volume-types";
import { webhookFailure } from "./webhook-failure";
import { webhookScope } from "./webhook-scope";
import { windowsHostProcess } from "./windows-host-process";

/** Rules about objects of Kubernetes, whatever runs in them. */
export const kubernetesRules: readonly Rule[] = [
    // Pods, and what they are to their machine.
    privilegedContainer,
    hostNetwork,
    hostPid,
    hostIpc,
    hostPorts,
    hostPath,
    volumeTypes,
    capabilitiesAdded,
    capabilitiesDropped,
    privilegeEscalation,
    seccomp,
    appArmor,
    seLinux,
    sysctls,
    procMount,
    windowsHostProcess,
    runAsNonRoot,
    rootUser,
    rootGroup,
    probeHost,
    readOnlyRoot,
    sharedProcesses,
    serviceLinks,
    tolerationOfEverything,
    systemPriority,
    // Accounts and their tokens.
    serviceAccountToken,
    serviceAccountTokenLifetime,
    defaultServiceAccount,
    serviceAccountAutomount,
    serviceAccountTokenSecret,
    // Images.
    imageTag,
    imageDigest,
    imageRegistry,
    // Secrets.
    secretEnvironment,
    secretLiteral,
    secretConfigMap,
    // Resources and probes.
    resourceRequests,
    memoryLimit,
    memoryVolumeLimit,
    readinessProbe,
    livenessPatience,
    startupProbe,
    jobDeadline,
    cronJobConcurrency,
    // Namespaces.
    defaultNamespace,
    systemNamespace,
    namespacePodSecurity,
    // NetworkPolicies.
    networkPolicyPeers,
    networkPolicyPorts,
    networkPolicyEgress,
    networkPolicyMetadata,
    networkPolicyTypes,
    // Rights.
    rbacWildcards,
    rbacSecrets,
    rbacEscalation,
    rbacPodCommands,
    rbacPodCreation,
    rbacTokenCreation,
    rbacNodeProxy,
    rbacPersistentVolumes,
    rbacWebhooks,
    rbacCertificateApproval,
    rbacClusterAdmin,
    rbacEverybody,
    rbacDefaultAccount,
    // Ways in.
    loadBalancerSources,
    nodePort,
    externalIps,
    externalName,
    externalTrafficPolicy,
    ingressTls,
    ingressHost,
    ingressSnippets,
    // Storage.
    storageClassEncryption,
    storageClassRetention,
    storageClassBinding,
    storageClassExpansion,
    claimAccessMode,
    claimStorageClass,
    claimRetention,
    snapshotRetention,
    // Budgets, bounds, and what belongs to the cluster.
    disruptionBudget,
    disruptionBudgetUnhealthy,
    disruptionBudgetSelector,
    autoscalerBounds,
    priorityClass,
    webhookFailure,
    webhookScope,
    chartVersion,
    chartRepository,
];
