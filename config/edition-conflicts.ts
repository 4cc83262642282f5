import type { Conflict } from "./member-conflicts";
import { membersOf, sectionOf, textOf, type Written, type WrittenNetwork } from "./written-network";

/** What Community doesn't have, or what a development zone can't give, with the way out. */
export function editionConflicts(network: WrittenNetwork): Conflict[] {
    const edition = textOf(network.value, "edition");
    return edition === "community"
        ? community(network)
        : edition === "enterprise"
          ? [...images(network), ...developmentZone(network)]
          : [];
}

const onlyEnterprise = "needs Corda Enterprise — write edition: enterprise, or remove it";

function community(network: WrittenNetwork): Conflict[] {
    const lists = (["hsms", "brokers", "firewalls", "notaryClusters"] as const)
        .filter((key) => !isEmpty(network.value[key]))
        .map((key) => ({ path: [key], message: onlyEnterprise }));
    const ofMembers = membersOf(network).flatMap(({ path, value }): Conflict[] => [
        ...(value["firewall"] === undefined ? [] : [at(path, "firewall")]),
        ...(value["standby"] === true ? [at(path, "standby")] : []),
        ...(Object.keys(sectionOf(value["keys"])).length > 0 ? [at(path, "keys")] : []),
        ...databaseOf(path, sectionOf(value["database"])),
    ]);
    return [...lists, ...ofMembers];
}

function databaseOf(path: Written["path"], database: Readonly<Record<string, unknown>>): Conflict[] {
    const vendor = textOf(database, "vendor");
    return [
        ...(vendor === "sql-server" || vendor === "oracle"
            ? [
                  {
                      path: [...path, "database", "vendor"],
                      message: `${vendor} needs Corda Enterprise — use postgresql, the one server database that Community supports`,
                  },
              ]
            : []),
        ...(database["schema"] === undefined ? [] : [at([...path, "database"], "schema")]),
    ];
}

/** Licensed images are in nobody's registry but the user's own. */
function images(network: WrittenNetwork): Conflict[] {
    const { images } = network;
    if (images["registry"] !== undefined) {
        return [];
    }
    const needed = [
        { key: "corda", who: "the node" },
        ...(network.firewalls.length === 0
            ? []
            : [
                  { key: "firewall", who: "the bridges and floats" },
                  { key: "haUtilities", who: "the registration behind a firewall" },
              ]),
    ].filter(({ key }) => images[key] === undefined);
    return needed.map(({ key, who }) => ({
        path: ["images", key],
        message: `is missing: the image of ${who} is licensed and in no public registry — build it with \`npm run images\`, push it, and name images.registry or images.${key}`,
    }));
}

function developmentZone(network: WrittenNetwork): Conflict[] {
    if (textOf(network.zone, "kind") !== "bootstrapped") {
        return [];
    }
    const because = (what: string) =>
        `${what} with a doorman's certificates, which a bootstrapped zone doesn't have — use zone: { kind: doorman }, or remove it`;
    return [
        ...Object.entries({
            hsms: "keys come into an HSM",
            firewalls: "a firewall works only",
            notaryClusters: "the workers of a notary get one identity",
        })
            .filter(([key]) => !isEmpty(network.value[key]))
            .map(([key, what]) => ({ path: [key], message: because(what) })),
        ...membersOf(network)
            .filter(({ value }) => value["standby"] === true)
            .map(({ path }) => ({ path: [...path, "standby"], message: because("two processes share a ledger only") })),
    ];
}

const at = (path: Written["path"], key: string): Conflict => ({ path: [...path, key], message: onlyEnterprise });
/** What is no list at all is another mistake. */
const isEmpty = (list: unknown) => !Array.isArray(list) || list.length === 0;
