import type { Rule } from "../rule";
import { addressDdos } from "./address-ddos";
import { addressKind } from "./address-kind";
import { addressProtected } from "./address-protected";
import { addressZones } from "./address-zones";
import { backupsEncryption } from "./backups-encryption";
import { backupsImmutability } from "./backups-immutability";
import { backupsRecovery } from "./backups-recovery";
import { clusterAddOns } from "./cluster-add-ons";
import { clusterApiServerReach } from "./cluster-api-server-reach";
import { clusterAuditLog } from "./cluster-audit-log";
import { clusterAzureRbac } from "./cluster-azure-rbac";
import { clusterDefender } from "./cluster-defender";
import { clusterDiskKey } from "./cluster-disk-key";
import { clusterEntraLogin } from "./cluster-entra-login";
import { clusterLocalAccounts } from "./cluster-local-accounts";
import { clusterMachineGroup } from "./cluster-machine-group";
import { clusterMaintenanceWindow } from "./cluster-maintenance-window";
import { clusterManagedIdentity } from "./cluster-managed-identity";
import { clusterNetworkPolicy } from "./cluster-network-policy";
import { clusterPublicName } from "./cluster-public-name";
import { clusterRunCommand } from "./cluster-run-command";
import { clusterSecretRotation } from "./cluster-secret-rotation";
import { clusterSecretsKey } from "./cluster-secrets-key";
import { clusterUpgrades } from "./cluster-upgrades";
import { clusterUptimeTier } from "./cluster-uptime-tier";
import { clusterWorkloadIdentity } from "./cluster-workload-identity";
import { cordaPoolAutoscaling } from "./corda-pool-autoscaling";
import { cordaPoolZones } from "./corda-pool-zones";
import { dataLock } from "./data-lock";
import { databaseBackups } from "./database-backups";
import { databaseKey } from "./database-key";
import { databaseLog } from "./database-log";
import { databaseReach } from "./database-reach";
import { databaseThrottling } from "./database-throttling";
import { databaseTransport } from "./database-transport";
import { databaseZones } from "./database-zones";
import { diskKeyRotation } from "./disk-key-rotation";
import { federationAudience } from "./federation-audience";
import { federationSubject } from "./federation-subject";
import { flowLog } from "./flow-log";
import { keyHardware } from "./key-hardware";
import { keyRotation } from "./key-rotation";
import { lockLevel } from "./lock-level";
import { logLogin } from "./log-login";
import { logRetention } from "./log-retention";
import { machineHostEncryption } from "./machine-host-encryption";
import { machineLogin } from "./machine-login";
import { machinePublicAddress } from "./machine-public-address";
import { machineSpot } from "./machine-spot";
import { machineSystem } from "./machine-system";
import { machineTrustedLaunch } from "./machine-trusted-launch";
import { machineZones } from "./machine-zones";
import { openAdminPort } from "./open-admin-port";
import { openPort } from "./open-port";
import { openUdp } from "./open-udp";
import { privateEndpoint } from "./private-endpoint";
import { privateEndpointGuarded } from "./private-endpoint-guarded";
import { privateEndpointNames } from "./private-endpoint-names";
import { protectedData } from "./protected-data";
import { registryExport } from "./registry-export";
import { registryLogin } from "./registry-login";
import { registryReach } from "./registry-reach";
import { registryZones } from "./registry-zones";
import { resourceLog } from "./resource-log";
import { roleAdministrator } from "./role-administrator";
import { roleScope } from "./role-scope";
import { roleWildcard } from "./role-wildcard";
import { signingVaultPremium } from "./signing-vault-premium";
import { storageAnonymousAccess } from "./storage-anonymous-access";
import { storageReach } from "./storage-reach";
import { storageRedundancy } from "./storage-redundancy";
import { storageSharedKey } from "./storage-shared-key";
import { storageTenantReplication } from "./storage-tenant-replication";
import { storageTransport } from "./storage-transport";
import { subnetOutbound } from "./subnet-outbound";
import { subnetSecurityGroup } from "./subnet-security-group";
import { tags } from "./tags";
import { vaultPurgeProtection } from "./vault-purge-protection";
import { vaultRbac } from "./vault-rbac";
import { vaultReach } from "./vault-reach";
import { vaultRetention } from "./vault-retention";
import { vaultTemplateAccess } from "./vault-template-access";

/** Rules about resources of Azure: the cluster, its machines, keys, data, the network, and who may do what. */
export const azureRules: readonly Rule[] = [
    clusterAddOns,
    clusterApiServerReach,
    clusterAuditLog,
    clusterAzureRbac,
    clusterDefender,
    clusterDiskKey,
    clusterEntraLogin,
    clusterLocalAccounts,
    clusterMachineGroup,
    clusterMaintenanceWindow,
    clusterManagedIdentity,
    clusterNetworkPolicy,
    clusterPublicName,
    clusterRunCommand,
    clusterSecretRotation,
    clusterSecretsKey,
    clusterUpgrades,
    clusterUptimeTier,
    clusterWorkloadIdentity,
    machineHostEncryption,
    machineLogin,
    machinePublicAddress,
    machineSpot,
    machineSystem,
    machineTrustedLaunch,
    machineZones,
    cordaPoolAutoscaling,
    cordaPoolZones,
    vaultPurgeProtection,
    vaultRbac,
    vaultReach,
    vaultRetention,
    vaultTemplateAccess,
    signingVaultPremium,
    keyHardware,
    keyRotation,
    diskKeyRotation,
    storageAnonymousAccess,
    storageReach,
    storageRedundancy,
    storageSharedKey,
    storageTenantReplication,
    storageTransport,
    backupsEncryption,
    backupsImmutability,
    backupsRecovery,
    databaseBackups,
    databaseKey,
    databaseLog,
    databaseReach,
    databaseThrottling,
    databaseTransport,
    databaseZones,
    addressDdos,
    addressKind,
    addressProtected,
    addressZones,
    openAdminPort,
    openPort,
    openUdp,
    subnetOutbound,
    subnetSecurityGroup,
    privateEndpoint,
    privateEndpointGuarded,
    privateEndpointNames,
    flowLog,
    roleAdministrator,
    roleScope,
    roleWildcard,
    federationAudience,
    federationSubject,
    dataLock,
    protectedData,
    lockLevel,
    registryExport,
    registryLogin,
    registryReach,
    registryZones,
    logLogin,
    logRetention,
    resourceLog,
    tags,
];
