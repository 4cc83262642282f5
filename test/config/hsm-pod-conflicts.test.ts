import * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import type { HsmClient } from "../../components/hsm/client";
import { hsmClient } from "../../components/hsm/select";
import { hsmKinds, type HsmKind } from "../../components/versions/hsm-kinds";
import { hsmsApart } from "../../components/versions/hsm-pods";
import { checkStackConfig } from "../../config/check";
import { enterpriseStack } from "./enterprise-fixture";
import { set } from "./fixture";

const luna = (name: string, number: number) => ({
    name,
    kind: "gemalto-luna",
    clientImage: "registry.example.com/luna-client:1.0",
    host: `10.1.2.${number}`,
    partition: name,
    credentials: { secret: name },
});

/** The mistakes of the Enterprise stack with HSMs of its own; without a tunnel's. */
function mistakesWith(hsms: readonly object[], changes: Readonly<Record<string, unknown>>): readonly string[] {
    const raw = Object.entries({
        "network.firewalls[0].keys": {},
        "network.notaryClusters[0].keys": {},
        "network.nodes[0].keys": {},
        "network.nodes[1].keys": {},
        "network.nodes[2].keys": {},
        "network.hsms": hsms,
        ...changes,
    }).reduce((stack, [path, value]) => set(stack, path, value), enterpriseStack());
    // Values of secrets are another matter.
    return checkStackConfig({ raw }).mistakes.filter((line) => !line.startsWith("corda:secrets."));
}

const two = [luna("luna-a", 1), luna("luna-b", 2)];
const why = "a pod has one value of ChrystokiConfigurationPath";

describe("two HSMs of one pod", () => {
    it("can't be two Lunas of a node [000-7] [000-8]", () => {
        const keys = { identity: "luna-a", tls: "luna-b", confidential: "luna-b" };
        expect(mistakesWith(two, { "network.nodes[2].keys": keys })).toEqual([
            `corda:network.nodes[2].keys.tls: "luna-b" can't be in one pod with "luna-a" of nodes[2].keys.identity: ${why} — name one HSM for both`,
        ]);
    });

    it("may be two Lunas of two nodes that register alone [000-7]", () => {
        const changes = {
            "network.nodes[2].keys": { identity: "luna-a" },
            "network.notaryClusters[0].keys": { service: "luna-b" },
        };
        expect(mistakesWith(two, changes)).toEqual([]);
    });

    it("can't be those of two nodes behind one firewall, which one pod registers [000-4] [000-7]", () => {
        const changes = {
            "network.nodes[0].keys": { identity: "luna-a" },
            "network.nodes[1].keys": { identity: "luna-b" },
        };
        const registered =
            "nodes behind one firewall are registered by one pod, and " +
            `${why} — name one HSM for both, or two firewalls`;
        expect(mistakesWith(two, changes)).toEqual([
            `corda:network.nodes[1].keys.identity: "luna-b" can't be in one pod with "luna-a" of nodes[0].keys.identity: ${registered}`,
        ]);
        const withBridge = {
            "network.nodes[0].keys": { identity: "luna-a" },
            "network.firewalls[0].keys": { tls: "luna-b" },
        };
        expect(mistakesWith(two, withBridge)).toEqual([
            `corda:network.nodes[0].keys.identity: "luna-a" can't be in one pod with "luna-b" of firewalls[0].keys.tls: ${registered}`,
        ]);
    });

    it("can't be those of a worker and its cluster [000-7]", () => {
        const changes = {
            "network.notaryClusters[0].keys": { service: "luna-a" },
            "network.notaryClusters[0].workers[1].keys": { tls: "luna-b" },
        };
        expect(mistakesWith(two, changes)).toEqual([
            `corda:network.notaryClusters[0].workers[1].keys.tls: "luna-b" can't be in one pod with "luna-a" of notaryClusters[0].keys.service: ${why} — name one HSM for both`,
        ]);
    });

    it("can't be those of a broker's nodes and of its bridges, whose keys one pod makes [000-9]", () => {
        const changes = {
            "network.firewalls[0].keys": { broker: "luna-a" },
            "network.nodes[0].keys": { broker: "luna-b" },
            "network.nodes[1].keys": { broker: "luna-b" },
        };
        expect(mistakesWith(two, changes)).toEqual([
            `corda:network.nodes[0].keys.broker: "luna-b" can't be in one pod with "luna-a" of firewalls[0].keys.broker: the keys of a broker's clients are made by one pod, and ${why} — name one HSM for both`,
        ]);
    });

    it("have one client software where they are of one kind [000-7]", () => {
        const utimaco = (name: string, version: string) => ({
            name,
            kind: "utimaco",
            clientImage: `registry.example.com/utimaco-client:${version}`,
            host: "10.1.2.3",
            keyGroup: name,
            credentials: { secret: name },
        });
        const keys = { "network.nodes[2].keys": { identity: "a", tls: "b" } };
        expect(mistakesWith([utimaco("a", "1.0"), utimaco("b", "1.0")], keys)).toEqual([]);
        expect(mistakesWith([utimaco("a", "1.0"), utimaco("b", "2.0")], keys)).toEqual([
            `corda:network.nodes[2].keys.tls: "b" can't be in one pod with "a" of nodes[2].keys.identity: a pod has the client software of one clientImage for a kind — name one HSM for both`,
        ]);
    });

    it("can't be an AWS CloudHSM with a Luna, whose libraries are elsewhere [000-7]", () => {
        const cloudHsm = {
            name: "cloud",
            kind: "aws-cloudhsm",
            clientImage: "registry.example.com/cloudhsm-client:1.0",
            addresses: ["10.0.1.10/32"],
            partition: "hsm-0123456789a",
            credentials: { secret: "cloud" },
        };
        const keys = { "network.nodes[2].keys": { identity: "luna-a", tls: "cloud" } };
        expect(mistakesWith([luna("luna-a", 1), cloudHsm], keys)).toEqual([
            'corda:network.nodes[2].keys.tls: "cloud" can\'t be in one pod with "luna-a" of nodes[2].keys.identity: a pod has one value of LD_LIBRARY_PATH, and their libraries are in different places — name one HSM for both',
        ]);
    });
});

/** A client of each kind, as it is known to pods. */
function client(kind: HsmKind, name: string): HsmClient {
    const base = {
        name,
        version: "4.12",
        clientImage: "client:1",
        secret: pulumi.output("login"),
        clientSecret: pulumi.output("files"),
        host: "10.1.2.3",
        port: 1,
    };
    switch (kind) {
        case "azure-key-vault":
            return hsmClient({
                ...base,
                kind,
                vaultUrl: "https://bank.vault.azure.net/",
                protection: "software",
                login: { kind: "managed-identity" },
            });
        case "aws-cloudhsm":
            return hsmClient({ ...base, kind, partition: "hsm-1", addresses: [{ cidr: "10.0.1.10/32" }] });
        case "gemalto-luna":
            return hsmClient({ ...base, kind, partition: "bank" });
        case "ncipher-nshield":
            return hsmClient({ ...base, kind, keyManagementData: "kmdata" });
        case "utimaco":
        case "futurex":
        case "securosys-primus-x":
            return hsmClient({ ...base, kind });
    }
}

describe("the table of HSMs that one pod can't use", () => {
    const pairs = hsmKinds.flatMap((kind, index) => hsmKinds.slice(index).map((other) => [kind, other] as const));

    it.each(pairs)("says of %s and %s what their clients ask of a pod [000-7]", (kind, otherKind) => {
        const [one, other] = [client(kind, "one"), client(otherKind, "other")];
        const [env, otherEnv] = [one.env("/node/drivers"), other.env("/node/drivers")];
        const differing = Object.keys(env).some((name) => name in otherEnv && env[name] !== otherEnv[name]);
        const sameHome = one.home !== undefined && one.home === other.home;
        expect(hsmsApart(kind, otherKind) !== undefined).toBe(differing || sameHome);
        expect(hsmsApart(otherKind, kind)).toBe(hsmsApart(kind, otherKind));
    });
});
