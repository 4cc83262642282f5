import { describe, expect, it } from "vitest";
import { checkStackConfig } from "../../config/check";
import { enterpriseStack } from "./enterprise-fixture";
import { set } from "./fixture";

/** The mistakes of the Enterprise stack after several changes. */
function mistakesWith(changes: Readonly<Record<string, unknown>>): readonly string[] {
    const raw = Object.entries(changes).reduce((stack, [path, value]) => set(stack, path, value), enterpriseStack());
    return checkStackConfig({ raw }).mistakes;
}

const nshield = {
    name: "appliance",
    kind: "ncipher-nshield",
    clientImage: "registry.example.com/nshield-client:1.0",
    host: "10.1.2.3",
    keyManagementData: "kmdata",
    credentials: { secret: "hsm-user" },
};

describe("an nShield, which keeps keys in files of a volume", () => {
    const changes = {
        "network.hsms[1]": nshield,
        "secrets.hsm-user": { password: "canary-pin" },
        "network.notaryClusters[0].keys": {},
    };

    it("may serve one member, or one firewall and who is behind it [000-7]", () => {
        expect(mistakesWith(changes)).toEqual([]);
        expect(
            mistakesWith({
                ...changes,
                "network.nodes[2].keys": {},
                "network.nodes[0].keys.identity": "appliance",
                "network.nodes[1].keys.identity": "appliance",
                "network.firewalls[0].keys.tls": "appliance",
            }),
        ).toEqual([]);
    });

    it("may not serve two that register at the same time [000-7]", () => {
        expect(mistakesWith({ ...changes, "network.nodes[0].keys.identity": "appliance" })).toEqual([
            'corda:network.nodes[2].keys.identity: "appliance" keeps keys in a volume, and nodes[0] would write to it at the same time — describe an HSM for each, with a keyManagementData of its own',
            'corda:network.nodes[2].keys.tls: "appliance" keeps keys in a volume, and nodes[0] would write to it at the same time — describe an HSM for each, with a keyManagementData of its own',
        ]);
    });
});

describe("a worker of a notary cluster", () => {
    const confidential = { "network.notaryClusters[0].workers[0].keys": { confidential: "vault" } };

    it("has its identity where the cluster has the service's [000-7] [003-10]", () => {
        expect(mistakesWith(confidential)).toEqual([]);
        expect(mistakesWith({ ...confidential, "network.notaryClusters[0].keys": {} })).toEqual([
            "corda:network.notaryClusters[0].workers[0].keys.confidential: protects confidential identities better than the legal identity itself — set the cluster's keys.service too, or remove it",
        ]);
    });
});

describe("an Azure Key Vault", () => {
    it("is logged in to by a certificate where the release knows no other way [000-7]", () => {
        const certificate = {
            "network.nodes[2].version": "4.7",
            "network.nodes[2].keys": { identity: "vault", tls: "vault" },
            "network.nodes[2].database": { kind: "h2" },
            "network.notaryClusters[0].keys": { service: "appliance" },
        };
        expect(mistakesWith(certificate)).toEqual([
            "corda:network.hsms[0].login: Corda 4.7 knows no workload-identity, which takes 4.8 or later — use login: certificate, or a later version",
        ]);
    });
});
