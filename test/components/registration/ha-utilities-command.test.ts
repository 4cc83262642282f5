import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type HaUtilitiesCommand, planHaUtilities } from "../../../components/registration/ha-utilities-command";
import { families } from "../../../components/versions/family";

const newest = "4.14";
const password = (name: string) => ({ file: `/etc/corda/passwords/${name}` });
const network = {
    rootTrustStore: "/etc/corda/network-root/network-root-truststore.jks",
    rootTrustStorePassword: { file: "/etc/corda/network-root/password" },
};
const hsm = (name: string) => ({ name: "AZURE_KEY_VAULT", configFile: `/hsm/${name}/azure.conf` });
const internal = {
    baseDirectory: "/work",
    keyStorePassword: password("keyStore"),
    trustStorePassword: password("trustStore"),
    organization: "Example Bank",
    locality: "New York",
    country: "US",
    tlsCertValidityDays: 3650,
};

/** Every sub-command with everything it can be given. */
const commands: Readonly<Record<HaUtilitiesCommand["subCommand"], HaUtilitiesCommand>> = {
    "node-registration": {
        subCommand: "node-registration",
        baseDirectory: "/work",
        configFiles: ["/etc/corda/bank-a/node.conf", "/etc/corda/bank-b/node.conf"],
        ...network,
        bridgeConfigFile: "/etc/corda/bridge/firewall.conf",
        tlsCertValidityDays: 825,
        nodeIdentityCertNotCa: true,
    },
    "notary-registration": {
        subCommand: "notary-registration",
        baseDirectory: "/work",
        configFile: "/etc/corda/worker/node.conf",
        ...network,
        outputKeyStore: "/work/nodekeystore.jks",
        renew: true,
    },
    "import-ssl-key": {
        subCommand: "import-ssl-key",
        baseDirectory: "/work",
        nodeKeyStores: [
            { path: "/work/bank-a/sslkeystore.jks", password: password("bank-a") },
            { path: "/work/bank-b/sslkeystore.jks", password: password("bank-b") },
        ],
        bridgeKeyStore: "/work/bridge.jks",
        bridgeKeyStorePassword: password("bridge"),
    },
    "generate-internal-artemis-ssl-keystores": {
        subCommand: "generate-internal-artemis-ssl-keystores",
        ...internal,
        bridgeHsm: hsm("bridge"),
        nodeHsm: hsm("nodes"),
    },
    "generate-internal-tunnel-ssl-keystores": {
        subCommand: "generate-internal-tunnel-ssl-keystores",
        ...internal,
        entryPassword: password("entry"),
        floatHsm: hsm("dmz"),
        bridgeHsm: hsm("bridge"),
    },
    "configure-artemis": {
        subCommand: "configure-artemis",
        path: "/work/broker",
        installFrom: "/opt/artemis",
        user: "CN=artemis, O=Corda, L=London, C=GB",
        acceptorAddress: "messaging-0:11005",
        keyStore: "./artemis/artemis.jks",
        keyStorePassword: password("keyStore"),
        trustStore: "./artemis/artemis-truststore.jks",
        trustStorePassword: password("trustStore"),
        ha: "MASTER",
        connectors: ["messaging-0:11005", "messaging-1:11005"],
        clusterUser: "cluster",
        clusterPassword: password("cluster"),
    },
    "install-shell-extensions": { subCommand: "install-shell-extensions" },
};

/** The same with what 4.0 has. */
const oldest: Readonly<Partial<Record<HaUtilitiesCommand["subCommand"], HaUtilitiesCommand>>> = {
    "node-registration": {
        subCommand: "node-registration",
        baseDirectory: "/work",
        configFiles: ["/etc/corda/bank-a/node.conf"],
        ...network,
    },
    "import-ssl-key": commands["import-ssl-key"],
    "generate-internal-artemis-ssl-keystores": {
        subCommand: "generate-internal-artemis-ssl-keystores",
        ...internal,
        tlsCertValidityDays: undefined,
    },
    "install-shell-extensions": commands["install-shell-extensions"],
};

const golden = (name: string) => join(__dirname, "golden", `${name}.txt`);

describe("the HA utilities' command line", () => {
    it.each(Object.entries(commands))("of %s has every flag it can be given [000-4]", async (name, command) => {
        const line = planHaUtilities(command, newest);
        await expect(`${line.join("\n")}\n`).toMatchFileSnapshot(golden(name));
    });

    it.each(Object.entries(oldest))("of %s is one that 4.0 understands, too [000-4]", async (name, command) => {
        await expect(`${planHaUtilities(command, "4.0").join("\n")}\n`).toMatchFileSnapshot(golden(`${name}-4.0`));
    });

    it("renews certificates, or keys with them, and then registers nobody [000-4]", () => {
        const command = commands["node-registration"];
        if (command.subCommand !== "node-registration") {
            throw new Error("another command");
        }
        const renewing = (renew: "certificates" | "certificates and keys") =>
            planHaUtilities({ ...command, renew }, newest).filter((flag) => flag.startsWith("--renew"));
        expect(renewing("certificates")).toEqual(["--renew-tls-cert"]);
        expect(renewing("certificates and keys")).toEqual(["--renew-tls-cert-with-keys"]);
    });

    it.each<[HaUtilitiesCommand["subCommand"], string, string]>([
        ["notary-registration", "4.3", "have no notary-registration: it came with 4.4"],
        ["notary-registration", "4.6", "have no notary-registration --renew: it came with 4.7"],
        ["node-registration", "4.1", "have no node-registration --bridge-config-file: it came with 4.2"],
        ["node-registration", "4.2", "have no node-registration --tls-cert-validity: it came with 4.3"],
        ["node-registration", "4.9.2", "have no node-registration --node-identity-cert-not-ca: it came with 4.9.3"],
        [
            "generate-internal-tunnel-ssl-keystores",
            "4.2",
            "have no generate-internal-tunnel-ssl-keystores --tls-cert-validity: it came with 4.3",
        ],
        ["configure-artemis", "4.0", "have no configure-artemis --cluster-user: it came with 4.2"],
    ])("of %s is refused where %s doesn't have it [000-4]", (name, family, reason) => {
        expect(() => planHaUtilities(commands[name], family)).toThrow(`the HA utilities of ${family} ${reason}`);
    });

    it("holds a password as the file that has it and nowhere else, whatever the release [000-4] [001-10]", () => {
        fc.assert(
            fc.property(
                fc.constantFrom(...Object.values(commands), ...Object.values(oldest)),
                fc.constantFrom(...families),
                (command, family) => {
                    let line: string[];
                    try {
                        line = planHaUtilities(command, family);
                    } catch {
                        return; // a release that doesn't have it
                    }
                    const secret = line.filter((flag) => /password|^-[pte]=/.test(flag.split("/")[0] ?? ""));
                    for (const flag of secret) {
                        expect(flag).toMatch(/^-[^=]+=@\/etc\/corda\//);
                    }
                },
            ),
        );
    });
});
