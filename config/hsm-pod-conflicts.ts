import { hsmKinds } from "../components/versions/hsm-kinds";
import { hsmsApart } from "../components/versions/hsm-pods";
import { keyOf, workersOf } from "./key-places";
import type { Conflict } from "./member-conflicts";
import { membersOf, named, placeName, textOf, type Written, type WrittenNetwork } from "./written-network";

/** A key that a pod uses. */
interface UsedKey {
    readonly path: Conflict["path"];
    readonly hsm: string;
}

/** Keys that a pod uses, and what else could be done than to name one HSM. */
interface Pod {
    readonly keys: readonly UsedKey[];
    readonly because: string;
    readonly orElse: string;
}

/** HSMs that one pod would use, and that can't be used by one. */
export function hsmPodConflicts(network: WrittenNetwork): Conflict[] {
    const told = new Set<string>();
    return pods(network).flatMap(({ keys, because, orElse }) => {
        const pairs = new Set<string>();
        return keys.flatMap((key, index) => {
            const other = keys.slice(0, index).find(({ hsm }) => apart(network, key.hsm, hsm) !== undefined);
            const pair = [key.hsm, other?.hsm].sort().join();
            const place = `${key.path.join()} ${other?.hsm}`;
            if (other === undefined || pairs.has(pair) || told.has(place)) {
                return [];
            }
            pairs.add(pair);
            told.add(place);
            return [
                {
                    path: key.path,
                    message: `"${key.hsm}" can't be in one pod with "${other.hsm}" of ${placeName(other.path)}: ${because}${apart(network, key.hsm, other.hsm)} — ${remedy([key, other], orElse)}`,
                },
            ];
        });
    });
}

/** A tunnel has an HSM that no other key is in. */
function remedy(keys: readonly UsedKey[], orElse: string): string {
    return keys.some(({ path }) => path.at(-1) === "tunnel")
        ? "name one of another kind for the tunnel, or leave keys.tunnel out"
        : `name one HSM for both${orElse}`;
}

/** Every pod that uses keys: of members, then those that several share. */
function pods(network: WrittenNetwork): Pod[] {
    const members = membersOf(network);
    const plain = { because: "", orElse: "" };
    const ofMember = (member: Written) => [
        ...network.clusters
            .filter((cluster) => workersOf(network, cluster).includes(member))
            .flatMap((cluster) => keysOf(cluster, ["service"])),
        ...keysOf(member, ["identity", "tls", "broker", "confidential"]),
    ];
    const behind = (firewall: Written) =>
        network.nodes.filter(({ value }) => value["firewall"] === firewall.value["name"]);
    const brokers = network.brokers.map(({ value }) =>
        network.firewalls.filter((firewall) => firewall.value["broker"] === value["name"]),
    );
    return [
        ...members.map((member) => ({ keys: ofMember(member), ...plain })),
        ...network.firewalls.map((firewall) => ({ keys: keysOf(firewall, ["tls", "tunnel", "broker"]), ...plain })),
        ...network.firewalls.map((firewall) => ({
            keys: [...keysOf(firewall, ["tls"]), ...behind(firewall).flatMap(ofMember)],
            because: "nodes behind one firewall are registered by one pod, and ",
            orElse: ", or two firewalls",
        })),
        ...brokers.map((firewalls) => ({
            // All bridges agree, and all nodes.
            keys: [...firewalls.slice(0, 1), ...firewalls.flatMap(behind).slice(0, 1)].flatMap((client) =>
                keysOf(client, ["broker"]),
            ),
            because: "the keys of a broker's clients are made by one pod, and ",
            orElse: "",
        })),
    ];
}

function keysOf(owner: Written, keys: readonly string[]): UsedKey[] {
    return keys.flatMap((key) => {
        const hsm = keyOf(owner, key);
        return hsm === undefined ? [] : [{ path: [...owner.path, "keys", key], hsm }];
    });
}

/** Why two HSMs can't be used by one pod; undefined where they can, or where one can't be read. */
function apart(network: WrittenNetwork, one: string, other: string): string | undefined {
    const [first, second] = [one, other].map((name) => named(network.hsms, name)?.value);
    const [kind, otherKind] = [first, second].map((hsm) => hsmKinds.find((known) => known === hsm?.["kind"]));
    if (one === other || first === undefined || second === undefined || !kind || !otherKind) {
        return undefined;
    }
    return hsmsApart(kind, otherKind) ?? (kind === otherKind ? ofOneKind(first, second) : undefined);
}

function ofOneKind(one: Written["value"], other: Written["value"]): string | undefined {
    const differ = (key: string) => one[key] !== other[key];
    if ([one, other].every((hsm) => textOf(hsm, "login") === "workload-identity") && differ("clientId")) {
        return "a pod has one workload identity";
    }
    return differ("clientImage") ? "a pod has the client software of one clientImage for a kind" : undefined;
}
