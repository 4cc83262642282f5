import { unknownName } from "./broker-firewall-conflicts";
import type { Conflict } from "./member-conflicts";
import { membersOf, named, sectionOf, textOf, type Written, type WrittenNetwork } from "./written-network";

/** A private key and the HSM that the stack file puts it into. */
interface KeyPlace {
    readonly path: readonly (string | number)[];
    /** The key's word: identity, tls, broker, tunnel, confidential or service. */
    readonly key: string;
    readonly hsm: string;
    readonly owner: Written;
}

/** What is wrong between keys and HSMs. */
export function hsmConflicts(network: WrittenNetwork): Conflict[] {
    const places = keyPlaces(network);
    return [
        ...places.flatMap(({ path, hsm }) => unknownName(path, hsm, network.hsms, "hsms")),
        ...twice(network),
        ...unused(network, places),
        ...wrongOwner(network, places),
        ...alone(places),
        ...confidential(network, places),
    ];
}

function keyPlaces(network: WrittenNetwork): KeyPlace[] {
    return [...membersOf(network), ...network.firewalls, ...network.clusters].flatMap((owner) =>
        Object.keys(sectionOf(owner.value["keys"])).flatMap((key) => {
            const hsm = textOf(sectionOf(owner.value["keys"]), key);
            return hsm === undefined ? [] : [{ path: [...owner.path, "keys", key], key, hsm, owner }];
        }),
    );
}

function twice(network: WrittenNetwork): Conflict[] {
    const names = network.hsms.map(({ value }) => textOf(value, "name"));
    return network.hsms.flatMap(({ path }, index) => {
        const name = names[index];
        const first = names.indexOf(name);
        return name === undefined || first === index
            ? []
            : [
                  {
                      path: [...path, "name"],
                      message: `"${name}" is also the name of hsms[${first}] — give every HSM a name of its own`,
                  },
              ];
    });
}

function unused(network: WrittenNetwork, places: readonly KeyPlace[]): Conflict[] {
    return network.hsms.flatMap(({ path, value }) => {
        const name = textOf(value, "name");
        return name === undefined || places.some(({ hsm }) => hsm === name)
            ? []
            : [
                  {
                      path: [...path, "name"],
                      message: `no key is in "${name}" — name it under \`keys\` of a member or firewall, or remove it`,
                  },
              ];
    });
}

function wrongOwner(network: WrittenNetwork, places: readonly KeyPlace[]): Conflict[] {
    return places.flatMap(({ path, key, owner }): Conflict[] => {
        const { firewall } = owner.value;
        if (network.firewalls.includes(owner)) {
            return [];
        }
        if (key === "tls" && firewall !== undefined) {
            return [
                {
                    path,
                    message: `belongs to the firewall, whose bridge speaks to peers — set keys.tls of network.firewalls "${String(firewall)}" and remove it here`,
                },
            ];
        }
        return key === "broker" && firewall === undefined
            ? [
                  {
                      path,
                      message: "is a key towards a broker, and there is none — name a firewall, or remove it",
                  },
              ]
            : [];
    });
}

/** Source: Corda docs, "Storing confidential identity keys in an HSM": the legal identity's keys come first. */
function alone(places: readonly KeyPlace[]): Conflict[] {
    return places
        .filter(({ key, owner }) => key === "confidential" && sectionOf(owner.value["keys"])["identity"] === undefined)
        .map(({ path }) => ({
            path,
            message:
                "protects confidential identities better than the legal identity itself — set keys.identity too, or remove it",
        }));
}

/** Source: Corda docs, "Storing confidential identity keys in an HSM", the table of modes. */
function confidential(network: WrittenNetwork, places: readonly KeyPlace[]): Conflict[] {
    return places.flatMap(({ path, key, hsm }) => {
        const vault = named(network.hsms, hsm)?.value;
        return key === "confidential" &&
            vault !== undefined &&
            textOf(vault, "kind") === "azure-key-vault" &&
            textOf(vault, "protection") !== "software"
            ? [
                  {
                      path,
                      message: `"${hsm}" makes keys in hardware, and Corda keeps confidential identities in a Key Vault only as software keys — name an HSM with protection: software, or remove it`,
                  },
              ]
            : [];
    });
}
