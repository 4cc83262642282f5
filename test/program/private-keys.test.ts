import { describe, expect, it } from "vitest";
import type { PodView } from "./key-files";
import { privateKeyPlaces } from "./private-keys";
import { renderHocon } from "../../components/node/hocon";

const node = (nodeConf: string): PodView => ({
    name: "party-a",
    configuration: { "/etc/corda/node.conf": nodeConf },
    containers: [
        {
            command: ["/opt/corda/bin/corda-node"],
            volumeMounts: [
                { name: "base", mountPath: "/node" },
                { name: "hsm-drivers", mountPath: "/node/drivers" },
            ],
        },
    ],
});

const inHsm = { cryptoServiceName: "UTIMACO", cryptoServiceConf: "/hsm/vault/utimaco.conf" };

describe("the places of private keys", () => {
    it("are keys and key stores in Secrets, and not certificates or trust stores [000-8]", () => {
        const keys = ["tls.crt", "tls.key", "ca.crt", "password", "sslkeystore.jks", "truststore.jks", "login.p12"];
        expect(privateKeyPlaces({ pods: [], secrets: [{ name: "party-a", keys }] })).toEqual(
            ["tls.key", "sslkeystore.jks", "login.p12"].map((file) => ({ in: "secret", name: "party-a", file })),
        );
    });

    it("are a node's key stores, but those whose keys are in an HSM [000-8]", () => {
        const places = (conf: Parameters<typeof renderHocon>[0]) =>
            privateKeyPlaces({ pods: [node(renderHocon(conf))], secrets: [] }).map(({ file }) => file);
        const [identity, tls] = ["/node/certificates/nodekeystore.jks", "/node/certificates/sslkeystore.jks"];
        const tlsInHsm = { enterpriseConfiguration: { tlsCryptoServiceConfig: inHsm } };
        expect(places({ myLegalName: "O=A,L=London,C=GB" })).toEqual([identity, tls]);
        expect(places(inHsm)).toEqual([tls]);
        expect(places(tlsInHsm)).toEqual([identity]);
        expect(places({ ...inHsm, ...tlsInHsm })).toEqual([]);
        expect(places({ freshIdentitiesConfiguration: { cryptoServiceConfiguration: inHsm } })).toEqual([
            identity,
            tls,
        ]);
    });

    it("are the key stores that init containers make, by pod and volume [000-9]", () => {
        const bridge: PodView = {
            name: "edge",
            containers: [{ command: ["/opt/corda/bin/corda-firewall"] }],
            initContainers: [
                {
                    command: ["/opt/corda/bin/corda-keystores"],
                    args: ["/etc/corda-pki/bridge", "/tunnel", "bridge"],
                    volumeMounts: [{ name: "tunnel", mountPath: "/tunnel" }],
                },
                {
                    command: ["/opt/corda/bin/corda-ha-utilities"],
                    args: ["import-ssl-key", "--bridge-keystore=/p2p/bridge.jks"],
                    volumeMounts: [{ name: "p2p", mountPath: "/p2p" }],
                },
            ],
        };
        expect(privateKeyPlaces({ pods: [bridge, bridge], secrets: [] })).toEqual([
            { in: "volume", name: "edge/tunnel", file: "/tunnel/bridge.jks" },
            { in: "volume", name: "edge/p2p", file: "/p2p/bridge.jks" },
        ]);
    });

    const utilities = (args: readonly string[], configuration: Record<string, string> = {}): PodView => ({
        name: "keys",
        configuration,
        initContainers: [
            {
                command: ["/opt/corda/bin/corda-ha-utilities"],
                args,
                volumeMounts: [{ name: "work", mountPath: "/work" }],
            },
        ],
        containers: [
            {
                command: ["/opt/corda/bin/corda-write-secret"],
                args: [
                    "dmz/kept",
                    "artemisnode.jks=/work/artemis/artemisnode.jks",
                    "identity.jks=/work/bank-a/certificates/nodekeystore.jks",
                    "tls.jks=/work/bank-a/certificates/sslkeystore.jks",
                ],
            },
        ],
    });
    const filesOf = (pod: PodView) => privateKeyPlaces({ pods: [pod], secrets: [] }).map(({ file }) => file);

    it("are what the HA utilities make but in an HSM, and what a Job keeps of it in Secrets [000-7] [000-9]", () => {
        const artemis = ["generate-internal-artemis-ssl-keystores", "--base-directory=/work"];
        expect(filesOf(utilities(artemis))).toEqual([
            "artemisnode.jks",
            ...["artemis", "artemisnode", "artemisbridge"].map((store) => `/work/artemis/${store}.jks`),
        ]);
        expect(filesOf(utilities([...artemis, "--node-hsm-name=UTIMACO", "--bridge-hsm-name=UTIMACO"]))).toEqual([
            "/work/artemis/artemis.jks",
        ]);
        const tunnel = ["generate-internal-tunnel-ssl-keystores", "--base-directory=/work"];
        expect(filesOf(utilities(tunnel))).toEqual(["/work/tunnel/bridge.jks", "/work/tunnel/float.jks"]);
        expect(filesOf(utilities([...tunnel, "--float-hsm-name=UTIMACO"]))).toEqual(["/work/tunnel/bridge.jks"]);
    });

    it("are those of registered nodes, by each node's configuration and by their bridge's [000-7] [000-9]", () => {
        const args = [
            "node-registration",
            "--base-directory=/work",
            "--config-files=/etc/corda/bank-a/node.conf",
            "--bridge-config-file=/etc/corda/bridge/firewall.conf",
        ];
        const tls = renderHocon({ p2pTlsSigningCryptoServiceConfig: { name: "UTIMACO", conf: "/hsm/utimaco.conf" } });
        const filesWith = (node: string, bridge: string) =>
            filesOf(
                utilities(args, { "/etc/corda/bank-a/node.conf": node, "/etc/corda/bridge/firewall.conf": bridge }),
            );
        expect(filesWith(renderHocon(inHsm), tls)).toEqual([]);
        expect(filesWith("", tls)).toEqual(["identity.jks", "/work/bank-a/certificates/nodekeystore.jks"]);
        expect(filesWith(renderHocon(inHsm), "")).toEqual([
            "tls.jks",
            "/work/bank-a/certificates/sslkeystore.jks",
            "/work/bridge.jks",
        ]);
    });

    it("are that of a notary cluster's service, where its workers have theirs in files [000-7] [003-10]", () => {
        const args = [
            "notary-registration",
            "--base-directory=/work",
            "--config-file=/etc/corda/worker/node.conf",
            "--output-keystore=/work/nodekeystore.jks",
        ];
        const conf = (text: string) => ({ "/etc/corda/worker/node.conf": text });
        expect(filesOf(utilities(args, conf("")))).toEqual(["/work/nodekeystore.jks"]);
        expect(filesOf(utilities(args, conf(renderHocon(inHsm))))).toEqual([]);
    });
});
