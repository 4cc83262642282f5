import type { Conflict } from "./member-conflicts";
import { sectionOf } from "./written-network";

type Section = Readonly<Record<string, unknown>>;

/** Tags that this program sets itself. */
export const ownTags = ["managed-by", "corda-platform"] as const;

/** The number of a key, or what it is when it is left out. */
export const numberOf = (section: Section, key: string, standard: number) =>
    typeof section[key] === "number" ? section[key] : standard;

/** What a protected network can't be without, and what a disposable one can't have. */
export function protectionConflicts(platform: Section): Conflict[] {
    return [...ofProtection(platform), ...ofTags(platform)];
}

function ofProtection(platform: Section): Conflict[] {
    if ((platform["protection"] ?? "protected") !== "protected") {
        return sectionOf(platform["backups"])["lock"] === "locked"
            ? [
                  {
                      path: ["backups", "lock"],
                      message:
                          "can never be lifted, and protection: disposable says that everything may go — write lock: unlocked, or protection: protected",
                  },
              ]
            : [];
    }
    const databases = sectionOf(platform["databases"]);
    const system = sectionOf(sectionOf(platform["pools"])["system"]);
    const otherwise = "or write protection: disposable for a network that may be lost";
    return [
        ...(sectionOf(platform["storage"])["sku"] === "Premium_LRS"
            ? [
                  {
                      path: ["storage", "sku"],
                      message: `keeps a protected ledger in one zone, and every member with it when the zone is lost — use Premium_ZRS, ${otherwise}`,
                  },
              ]
            : []),
        ...(databases["highAvailability"] === "none"
            ? [
                  {
                      path: ["databases", "highAvailability"],
                      message: `keeps a protected ledger's database in one zone — use zone-redundant, ${otherwise}`,
                  },
              ]
            : []),
        ...(numberOf(system, "min", 3) < 3
            ? [
                  {
                      path: ["pools", "system", "min"],
                      message: `leaves a zone without the cluster's own pods — give 3 or more, ${otherwise}`,
                  },
              ]
            : []),
    ];
}

function ofTags(platform: Section): Conflict[] {
    return Object.keys(sectionOf(platform["tags"]))
        .filter((tag) => (ownTags as readonly string[]).includes(tag))
        .map((tag) => ({ path: ["tags", tag], message: "is set by this program — choose another name" }));
}
