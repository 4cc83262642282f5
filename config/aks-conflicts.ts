import { addressRange, isPrivate } from "./address-block";
import { aksAddressConflicts } from "./aks-network";
import { numberOf, protectionConflicts } from "./aks-protection";
import { azureMachines } from "./azure-machines";
import { azureRegions, regionWithZones } from "./azure-regions";
import type { Conflict } from "./member-conflicts";
import { sectionOf, textOf } from "./written-network";

type Section = Readonly<Record<string, unknown>>;

/**
 * What is wrong between the keys of a platform on AKS: what a region doesn't have, what excludes each other, what a
 * protected network can't be without. Takes what could be read, so nothing about it is certain.
 */
export function aksConflicts(written: unknown): Conflict[] {
    const platform = sectionOf(written);
    return [
        ...ofRegion(platform),
        ...ofEndpoint(platform),
        ...ofDeployer(platform),
        ...aksAddressConflicts(platform["network"]).map(below("network")),
        ...ofPools(platform),
        ...ofLoadBalancers(platform),
        ...ofData(platform),
        ...protectionConflicts(platform),
    ];
}

const below =
    (...steps: string[]) =>
    ({ path, message }: Conflict): Conflict => ({ path: [...steps, ...path], message });

const regionOf = (platform: Section) => azureRegions[textOf(platform, "region") ?? ""];

function ofRegion(platform: Section): Conflict[] {
    const region = textOf(platform, "region") ?? "";
    return regionOf(platform)?.zones === false
        ? [
              {
                  path: ["region"],
                  message: `"${region}" has no availability zones, and members are spread over three — use ${regionWithZones(region)}`,
              },
          ]
        : [];
}

function ofEndpoint(platform: Section): Conflict[] {
    const ranges = platform["authorizedRanges"];
    const restricted = platform["endpoint"] === "restricted";
    const inward = (Array.isArray(ranges) ? (ranges as unknown[]) : []).flatMap((block, index): Conflict[] => {
        const range = typeof block === "string" ? addressRange(block) : undefined;
        return restricted && range !== undefined && isPrivate(range)
            ? [
                  {
                      path: ["authorizedRanges", index],
                      message: `"${String(block)}" is private, and the public endpoint never sees such an address — write the public one that it leaves by, or use endpoint: private`,
                  },
              ]
            : [];
    });
    if (restricted && ranges === undefined) {
        return [
            {
                path: ["authorizedRanges"],
                message: "is missing, and endpoint: restricted needs it — add authorizedRanges: [203.0.113.0/28]",
            },
        ];
    }
    return !restricted && ranges !== undefined
        ? [
              {
                  path: ["authorizedRanges"],
                  message:
                      "has no meaning for a private endpoint, which no public address reaches — remove it, or write endpoint: restricted",
              },
          ]
        : inward;
}

function ofDeployer(platform: Section): Conflict[] {
    const deployer = sectionOf(platform["deployer"]);
    const login = textOf(deployer, "login");
    return [
        ...(deployer["kind"] === "user" && (login === "workloadidentity" || login === "msi")
            ? [
                  {
                      path: ["deployer", "login"],
                      message: `is a machine's way, and the deployer is a person — write login: azurecli`,
                  },
              ]
            : []),
        ...(platform["subscription"] !== undefined && platform["subscription"] === platform["tenant"]
            ? [
                  {
                      path: ["subscription"],
                      message:
                          "is the tenant's id too — write the subscription's, which `az account show --query id` shows",
                  },
              ]
            : []),
    ];
}

function ofPools(platform: Section): Conflict[] {
    const region = textOf(platform, "region") ?? "";
    const pools = sectionOf(platform["pools"]);
    return ["corda", "system", "stateless"].flatMap((name) => {
        const pool = sectionOf(pools[name]);
        const size = textOf(pool, "machine") ?? "";
        const offered = azureMachines[size]?.regions;
        const [min, max] = [
            numberOf(pool, "min", name === "system" ? 3 : 1),
            numberOf(pool, "max", name === "system" ? 5 : 3),
        ];
        return [
            ...(offered !== undefined && regionOf(platform) !== undefined && !offered.includes(region)
                ? [
                      {
                          path: ["pools", name, "machine"],
                          message: `"${size}" isn't offered in ${region} — use one of ${offered.join(", ")}, or Standard_${size.includes("_E") ? "E" : "D"}8ds_v5`,
                      },
                  ]
                : []),
            ...(name !== "corda" && pools[name] !== undefined && min > max
                ? [
                      {
                          path: ["pools", name, "min"],
                          message: `is ${min}, more than max (${max}) — lower it, or raise max`,
                      },
                  ]
                : []),
        ];
    });
}

function ofLoadBalancers(platform: Section): Conflict[] {
    const loadBalancers = sectionOf(platform["loadBalancers"]);
    const separate = Array.isArray(loadBalancers["separate"]) ? (loadBalancers["separate"] as unknown[]) : [];
    return [
        ...(platform["dns"] !== undefined && loadBalancers["labelPrefix"] !== undefined
            ? [
                  {
                      path: ["loadBalancers", "labelPrefix"],
                      message: "has no meaning with dns, whose zone gives the names — remove it, or leave dns out",
                  },
              ]
            : []),
        ...separate.flatMap((name, index) =>
            separate.indexOf(name) < index
                ? [
                      {
                          path: ["loadBalancers", "separate", index],
                          message: `"${String(name)}" is there twice — keep one`,
                      },
                  ]
                : [],
        ),
        ...Object.keys(sectionOf(loadBalancers["addresses"])).flatMap((address) => {
            const range = addressRange(`${address}/32`);
            return range !== undefined && isPrivate(range)
                ? [
                      {
                          path: ["loadBalancers", "addresses", address],
                          message: `is a private address, which no peer outside reaches — give a public one`,
                      },
                  ]
                : [];
        }),
        ...(platform["certificates"] !== undefined && platform["dns"] === undefined
            ? [
                  {
                      path: ["certificates"],
                      message:
                          "needs a zone in which names are proved — add dns: { zone: corda.example.com }, or remove it",
                  },
              ]
            : []),
    ];
}

function ofData(platform: Section): Conflict[] {
    const databases = sectionOf(platform["databases"]);
    const backups = sectionOf(platform["backups"]);
    const region = regionOf(platform);
    const unpaired = region?.zones === true && region.pair === undefined;
    const [keep, immutable] = [numberOf(backups, "keepDays", 35), numberOf(backups, "immutableDays", 30)];
    const nowhere = (path: string[], otherwise: string): Conflict => ({
        path,
        message: `asks for a copy in the paired region, and ${textOf(platform, "region") ?? ""} has none — ${otherwise}`,
    });
    return [
        ...(unpaired && databases["geoRedundant"] === true
            ? [nowhere(["databases", "geoRedundant"], "remove it")]
            : []),
        ...(unpaired && backups["redundancy"] === "geo-zone"
            ? [nowhere(["backups", "redundancy"], "write redundancy: zone")]
            : []),
        ...(platform["backups"] !== undefined && keep < immutable
            ? [
                  {
                      path: ["backups", "keepDays"],
                      message: `is ${keep}, less than immutableDays (${immutable}), before which nothing can be deleted — give ${immutable} or more`,
                  },
              ]
            : []),
    ];
}
