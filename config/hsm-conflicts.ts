import { unknownName } from "./broker-firewall-conflicts";
import { floatHsmConflicts } from "./float-hsm-conflicts";
import { loginSecret } from "./hsm-login";
import { hsmPodConflicts } from "./hsm-pod-conflicts";
import { hsmUseConflicts } from "./hsm-use-conflicts";
import { hasAllKeys, type KeyPlace, keyPlaces, saysKey, workersOf } from "./key-places";
import type { Conflict } from "./member-conflicts";
import { isName, named, placeName, sectionOf, textOf, type Written, type WrittenNetwork } from "./written-network";

/** What is wrong between keys and HSMs. */
export function hsmConflicts(network: WrittenNetwork): Conflict[] {
    const places = keyPlaces(network);
    return [
        ...places.flatMap(({ path, hsm }) => unknownName(path, hsm, network, "hsms")),
        ...twice(network),
        ...sharedCredentials(network),
        ...unused(network, places),
        ...wrongOwner(network, places),
        ...ofTheCluster(network, places),
        ...alone(network, places),
        ...confidential(network, places),
        ...hsmUseConflicts(network, places),
        ...hsmPodConflicts(network),
        ...floatHsmConflicts(network, places),
    ];
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

/** Each kind asks for keys of its own in its secret, and one may mean another thing by the same word. */
function sharedCredentials(network: WrittenNetwork): Conflict[] {
    return network.hsms.flatMap(({ path, value }, index): Conflict[] => {
        const secret = loginSecret(value);
        const other = network.hsms
            .slice(0, index)
            .find(
                (one) =>
                    secret !== undefined && loginSecret(one.value) === secret && one.value["kind"] !== value["kind"],
            );
        return other === undefined
            ? []
            : [
                  {
                      path: [...path, "credentials", "secret"],
                      message: `"${secret}" is the login of ${placeName(other.path)} too, which is of another kind — give each kind a secret of its own`,
                  },
              ];
    });
}

function unused(network: WrittenNetwork, places: readonly KeyPlace[]): Conflict[] {
    const { hsm: zoneHsm = { name: "none" } } = network.zone;
    const ofZone = textOf(sectionOf(zoneHsm), "name");
    // Who names nothing that can be read may have meant this one.
    if (!hasAllKeys(network) || !isName(ofZone)) {
        return [];
    }
    return network.hsms.flatMap(({ path, value }) => {
        const name = textOf(value, "name");
        return !isName(name) || name === ofZone || places.some(({ hsm }) => hsm === name)
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
                      message: network.nodes.includes(owner)
                          ? "is a key towards a broker, and there is none — name a firewall, or remove it"
                          : "is a key towards a broker, and a notary uses none — remove it",
                  },
              ]
            : [];
    });
}

/** Source: Corda docs, "HSM support for notaries": a worker's keys and the service's are in one HSM. */
function ofTheCluster(network: WrittenNetwork, places: readonly KeyPlace[]): Conflict[] {
    return places
        .filter(({ key, owner }) => key === "identity" && network.workers.includes(owner))
        .map(({ path, owner }) => ({
            path,
            message: `is the cluster's to name: a worker's own identity is where the service's is — set keys.service of network.notaryClusters "${String(clusterOf(network, owner)?.value["name"])}" and remove it here`,
        }));
}

function clusterOf(network: WrittenNetwork, worker: Written): Written | undefined {
    return network.clusters.find((cluster) => workersOf(network, cluster).includes(worker));
}

/** Source: Corda docs, "Storing confidential identity keys in an HSM": the legal identity's keys come first. */
function alone(network: WrittenNetwork, places: readonly KeyPlace[]): Conflict[] {
    const hasIdentity = (owner: Written) => {
        const cluster = clusterOf(network, owner);
        return cluster === undefined ? saysKey(owner, "identity") : saysKey(cluster, "service");
    };
    return places
        .filter(({ key, owner }) => key === "confidential" && !hasIdentity(owner))
        .map(({ path, owner }) => ({
            path,
            message: `protects confidential identities better than the legal identity itself — set ${clusterOf(network, owner) === undefined ? "keys.identity" : "the cluster's keys.service"} too, or remove it`,
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
