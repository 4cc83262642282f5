import type { Rule } from "../rule";
import { accessEntry } from "./access-entry";
import { accessKey } from "./access-key";
import { addOnApproved } from "./add-on-approved";
import { addOnVersion } from "./add-on-version";
import { administratorPolicy } from "./administrator-policy";
import { anyAccount } from "./any-account";
import { anyAction } from "./any-action";
import { anyResource } from "./any-resource";
import { bucketEncryption } from "./bucket-encryption";
import { bucketLock } from "./bucket-lock";
import { bucketParts } from "./bucket-parts";
import { bucketPublicAccess } from "./bucket-public-access";
import { bucketTls } from "./bucket-tls";
import { bucketVersioning } from "./bucket-versioning";
import { clusterAuthentication } from "./cluster-authentication";
import { clusterCreator } from "./cluster-creator";
import { clusterDeletion } from "./cluster-deletion";
import { clusterLogs } from "./cluster-logs";
import { clusterPrivateEndpoint } from "./cluster-private-endpoint";
import { clusterPublicEndpoint } from "./cluster-public-endpoint";
import { clusterSecretsKey } from "./cluster-secrets-key";
import { clusterVersion } from "./cluster-version";
import { clusterWideAccess } from "./cluster-wide-access";
import { databaseBackups } from "./database-backups";
import { databaseDeletion } from "./database-deletion";
import { databaseEncryption } from "./database-encryption";
import { databaseLogs } from "./database-logs";
import { databasePublic } from "./database-public";
import { databaseSnapshot } from "./database-snapshot";
import { databaseTls } from "./database-tls";
import { databaseUpgrades } from "./database-upgrades";
import { databaseZones } from "./database-zones";
import { defaultSecurityGroup } from "./default-security-group";
import { fixedAddress } from "./fixed-address";
import { flowLogs } from "./flow-logs";
import { forcedRemoval } from "./forced-removal";
import { hsmZones } from "./hsm-zones";
import { keyDeletion } from "./key-deletion";
import { keyRotation } from "./key-rotation";
import { listenerProtocol } from "./listener-protocol";
import { loadBalancerAccess } from "./load-balancer-access";
import { loadBalancerDeletion } from "./load-balancer-deletion";
import { loadBalancerZones } from "./load-balancer-zones";
import { logEncryption } from "./log-encryption";
import { logRetention } from "./log-retention";
import { machineDisks } from "./machine-disks";
import { machineImage } from "./machine-image";
import { machineLogin } from "./machine-login";
import { machineMetadata } from "./machine-metadata";
import { machineMetadataHops } from "./machine-metadata-hops";
import { machinePublicAddress } from "./machine-public-address";
import { machineTemplate } from "./machine-template";
import { networkPolicies } from "./network-policies";
import { openEgress } from "./open-egress";
import { openIngress } from "./open-ingress";
import { protectedData } from "./protected-data";
import { publicListener } from "./public-listener";
import { publicPolicy } from "./public-policy";
import { repositoryEncryption } from "./repository-encryption";
import { repositoryScan } from "./repository-scan";
import { repositoryTags } from "./repository-tags";
import { roleOfAnybody } from "./role-of-anybody";
import { roleOfPods } from "./role-of-pods";
import { roleOfService } from "./role-of-service";
import { secretKey } from "./secret-key";
import { secretRecovery } from "./secret-recovery";
import { secretValue } from "./secret-value";
import { spotMachines } from "./spot-machines";
import { subnetPublicAddresses } from "./subnet-public-addresses";
import { tags } from "./tags";
import { targetClientAddress } from "./target-client-address";
import { targetHealth } from "./target-health";
import { wideIngress } from "./wide-ingress";

/** Rules about resources of AWS. */
export const awsRules: readonly Rule[] = [
    anyAccount,
    tags,
    clusterPublicEndpoint,
    clusterPrivateEndpoint,
    clusterLogs,
    clusterSecretsKey,
    clusterAuthentication,
    clusterCreator,
    clusterDeletion,
    clusterVersion,
    accessEntry,
    clusterWideAccess,
    machineMetadata,
    machineMetadataHops,
    machineDisks,
    machineLogin,
    machinePublicAddress,
    machineImage,
    machineTemplate,
    spotMachines,
    addOnVersion,
    addOnApproved,
    networkPolicies,
    subnetPublicAddresses,
    flowLogs,
    defaultSecurityGroup,
    openIngress,
    wideIngress,
    openEgress,
    loadBalancerDeletion,
    loadBalancerZones,
    loadBalancerAccess,
    listenerProtocol,
    publicListener,
    targetClientAddress,
    targetHealth,
    fixedAddress,
    keyRotation,
    keyDeletion,
    publicPolicy,
    anyAction,
    anyResource,
    administratorPolicy,
    roleOfAnybody,
    roleOfService,
    roleOfPods,
    accessKey,
    bucketParts,
    bucketPublicAccess,
    bucketTls,
    bucketEncryption,
    bucketVersioning,
    bucketLock,
    forcedRemoval,
    databaseEncryption,
    databaseZones,
    databasePublic,
    databaseDeletion,
    databaseSnapshot,
    databaseBackups,
    databaseTls,
    databaseLogs,
    databaseUpgrades,
    hsmZones,
    protectedData,
    secretKey,
    secretRecovery,
    secretValue,
    repositoryTags,
    repositoryScan,
    repositoryEncryption,
    logEncryption,
    logRetention,
];
