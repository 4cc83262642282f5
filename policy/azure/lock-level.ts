import type { ResourceRule } from "../rule";
import { locks } from "./locks";
import { word } from "./words";

const levels: ReadonlySet<string> = new Set(["cannotdelete", "readonly"]);

/** Source: Azure docs, "Lock your resources to protect your infrastructure". */
export const lockLevel: ResourceRule = {
    name: "azure-lock-level",
    protects: "What somebody thought worth a lock, from a lock that is there and keeps nobody from anything.",
    violation: "The lock locks nothing.",
    remediation: "Write `level: CanNotDelete`.",
    severity: "high",
    controls: [{ framework: "CIS Azure 4.0", reference: "7.2" }],
    types: locks,
    check: ({ props }) => (levels.has(word(props["level"])) ? [] : ["level"]),
};
