import { machineRule } from "./machines";

/** Source: AKS docs, "Host-based encryption on AKS". */
export const machineHostEncryption = machineRule({
    name: "azure-machine-host-encryption",
    protects: "What machines write to their own disk and to caches of volumes, from whoever gets at the disk.",
    violation: "Caches and the local disk of the pool's machines are in clear where the machine runs.",
    remediation: "Write `enableEncryptionAtHost: true`, with a machine that can.",
    severity: "high",
    controls: [],
    checkPool: (pool) => (pool["enableEncryptionAtHost"] === true ? [] : ["enableEncryptionAtHost"]),
});
