import { isIPv4 } from "node:net";
import { unknownName } from "./broker-firewall-conflicts";
import { opens } from "./hsm-login";
import { keyPlaces } from "./key-places";
import type { Conflict } from "./member-conflicts";
import { isPrivate } from "./private-addresses";
import { named, sectionOf, textOf, type Written, type WrittenNetwork } from "./written-network";

/** Vendors that CENM works with. Source: CENM docs, "CENM support matrix", HSM support. */
export const cenmHsmKinds = [
    "azure-key-vault",
    "aws-cloudhsm",
    "utimaco",
    "gemalto-luna",
    "securosys-primus-x",
] as const;

/** Vendors whose archive has a version in its name. */
const withoutUsualArchive = ["aws-cloudhsm", "securosys-primus-x"];

/** What is wrong between a zone on CENM and its HSM. */
export function cenmHsmConflicts(network: WrittenNetwork): Conflict[] {
    const hsm = sectionOf(network.zone["hsm"]);
    const name = textOf(hsm, "name");
    if (name === undefined) {
        return [];
    }
    const path = ["zone", "hsm", "name"];
    const device = named(network.hsms, name);
    if (device === undefined) {
        return unknownName(path, name, network, "hsms");
    }
    const kind = textOf(device.value, "kind");
    if (!cenmHsmKinds.some((known) => known === kind)) {
        return [
            {
                path,
                message: `"${name}" is a ${String(kind)}, which CENM doesn't work with — use ${cenmHsmKinds.slice(0, -1).join(", ")} or ${cenmHsmKinds.slice(-1).join()}`,
            },
        ];
    }
    return [
        ...(withoutUsualArchive.includes(kind ?? "") && hsm["archives"] === undefined
            ? [
                  {
                      path: ["zone", "hsm", "archives"],
                      message: `is missing: the name of a ${String(kind)}'s Java archive has its version in it — name what is in the client image, like archives: [ primusX-1.8.2.jar ]`,
                  },
              ]
            : []),
        ...(kind === "azure-key-vault" ? azureLogin(device) : []),
        ...onTheInternet(device),
        ...membersIn(device, network),
    ];
}

/** A member that can log in to where the zone's root is could sign as the zone. */
function membersIn(device: Written, network: WrittenNetwork): Conflict[] {
    return keyPlaces(network).flatMap(({ path, hsm }) => {
        const used = named(network.hsms, hsm);
        return used === undefined || !opens(used, device)
            ? []
            : [
                  {
                      path,
                      message: `"${hsm}" has the login to the keys of the zone's authorities, and whoever has that could sign as the zone — describe another HSM, with a login of its own`,
                  },
              ];
    });
}

/** Source: CENM docs, "Azure Key Vault": a service principal with a certificate, from 1.6 with its tenant. */
function azureLogin({ path, value }: Written): Conflict[] {
    return textOf(value, "login") === "certificate"
        ? []
        : [
              {
                  path: [...path, "login"],
                  message:
                      "CENM logs in by an application's certificate alone — write login: certificate with clientId, tenantId and credentials",
              },
          ];
}

/** The signer has no way to the internet, so its HSM can't be there. */
function onTheInternet({ path, value }: Written): Conflict[] {
    const host = textOf(value, "host");
    const { addresses = host !== undefined && isIPv4(host) ? [host] : undefined } = value;
    const blocks = Array.isArray(addresses) ? addresses.filter((block) => typeof block === "string") : undefined;
    const outside = blocks?.find((block) => !isPrivate(block));
    const how = "name the private addresses that it is reached by, like 10.1.2.0/28";
    const at = [...path, value["addresses"] === undefined && host !== undefined ? "host" : "addresses"];
    if (outside !== undefined) {
        return [
            { path: at, message: `"${outside}" is on the internet, where the zone's signer has no way to — ${how}` },
        ];
    }
    return blocks === undefined && textOf(value, "kind") === "azure-key-vault"
        ? [{ path: at, message: `is missing, and the zone's signer has no way to the internet — ${how}` }]
        : [];
}
