import { nearest } from "./nearest";
import { quoted } from "./quoted";

/** What is known of a region of Azure. Source: Azure docs, "List of Azure regions". */
export interface AzureRegion {
    /** Whether it has three availability zones. */
    readonly zones: boolean;
    /** The region that geo-redundant storage is copied to. @default none: such storage can't be had */
    readonly pair?: string;
}

const paired = (pair: string): AzureRegion => ({ zones: true, pair });
const alone: AzureRegion = { zones: true };
const withoutZones: AzureRegion = { zones: false };

/** Regions of Azure's public cloud. */
export const azureRegions: Readonly<Record<string, AzureRegion>> = {
    australiaeast: paired("australiasoutheast"),
    australiasoutheast: withoutZones,
    austriaeast: alone,
    brazilsouth: paired("southcentralus"),
    canadacentral: paired("canadaeast"),
    canadaeast: withoutZones,
    centralindia: paired("southindia"),
    centralus: paired("eastus2"),
    chilecentral: alone,
    eastasia: paired("southeastasia"),
    eastus: paired("westus"),
    eastus2: paired("centralus"),
    francecentral: paired("francesouth"),
    germanywestcentral: paired("germanynorth"),
    indonesiacentral: alone,
    israelcentral: alone,
    italynorth: alone,
    japaneast: paired("japanwest"),
    koreacentral: paired("koreasouth"),
    malaysiawest: alone,
    mexicocentral: alone,
    newzealandnorth: alone,
    northcentralus: withoutZones,
    northeurope: paired("westeurope"),
    norwayeast: paired("norwaywest"),
    polandcentral: alone,
    qatarcentral: alone,
    southafricanorth: paired("southafricawest"),
    southcentralus: paired("northcentralus"),
    southeastasia: paired("eastasia"),
    southindia: withoutZones,
    spaincentral: alone,
    swedencentral: paired("swedensouth"),
    switzerlandnorth: paired("switzerlandwest"),
    uaenorth: paired("uaecentral"),
    uksouth: paired("ukwest"),
    ukwest: withoutZones,
    westcentralus: withoutZones,
    westeurope: paired("northeurope"),
    westus: withoutZones,
    westus2: paired("westcentralus"),
    westus3: paired("eastus"),
};

/** Regions to move to from one without zones, the nearest. */
const nearby: Readonly<Record<string, string>> = {
    australiasoutheast: "australiaeast",
    canadaeast: "canadacentral",
    northcentralus: "centralus",
    southindia: "centralindia",
    ukwest: "uksouth",
    westcentralus: "westus3",
    westus: "westus3",
};

/** What is wrong with the name of a region, or undefined. */
export function regionMistake(region: string): string | undefined {
    if (Object.hasOwn(azureRegions, region)) {
        return undefined;
    }
    const compact = region.toLowerCase().replace(/[^a-z0-9]/g, "");
    const meant = Object.hasOwn(azureRegions, compact) ? compact : nearest(region, Object.keys(azureRegions));
    return `${quoted(region)} is no region of Azure that this program knows — ${meant === undefined ? "`az account list-locations --query [].name` lists them" : `did you mean ${meant}?`}`;
}

/** What to write in place of a region without zones. */
export function regionWithZones(region: string): string {
    return nearby[region] ?? "northeurope";
}
