import { list } from "../reading";
import { machineRule } from "./machines";
import { word } from "./words";

/** Source: AKS docs, "Supported container host OS", "Enable FIPS for AKS node pools". */
export const machineSystem = machineRule<{ readonly systems: readonly string[]; readonly fips: boolean }>({
    name: "azure-machine-system",
    protects: "Machines from a system that no longer gets patches, and the organisation from modules it may not use.",
    violation: "The pool's operating system isn't one that is allowed.",
    remediation: "Write `osSKU: AzureLinux`, and `enableFIPS: true` where validated modules are asked for.",
    severity: "medium",
    controls: [],
    settings: {
        schema: {
            systems: { type: "array", items: { type: "string" }, description: "Values of `osSKU` that are allowed." },
            fips: { type: "boolean", description: "Whether the system's modules have to be validated (FIPS 140)." },
        },
        defaults: { systems: ["AzureLinux", "AzureLinux3", "Ubuntu", "Ubuntu2204"], fips: false },
    },
    checkPool: (pool, { systems, fips }) => [
        ...(word(pool["osType"]) === "windows" ? ["osType"] : []),
        ...(list(systems)
            .map(word)
            .includes(word(pool["osSKU"]) || "ubuntu")
            ? []
            : ["osSKU"]),
        ...(fips && pool["enableFIPS"] !== true ? ["enableFIPS"] : []),
    ],
});
