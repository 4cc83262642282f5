import { at } from "../reading";
import type { ResourceRule } from "../rule";
import { word } from "./words";

/** Source: Azure docs, "Public IP addresses", "SKU". */
export const addressKind: ResourceRule = {
    name: "azure-address-kind",
    protects: "A member's address, which is part of its node info: it must not change when its load balancer does.",
    violation: "The address is open without a security group, or Azure gives another one in its place.",
    remediation: "Write `sku.name: Standard` and `publicIPAllocationMethod: Static`.",
    severity: "high",
    controls: [{ framework: "CIS Azure 4.0", reference: "7.1.5" }],
    types: ["azure-native:network:PublicIPAddress"],
    check: ({ props }) => [
        ...(word(at(props, "sku", "name")).startsWith("standard") ? [] : ["sku.name"]),
        ...(word(props["publicIPAllocationMethod"]) === "static" ? [] : ["publicIPAllocationMethod"]),
    ],
};
