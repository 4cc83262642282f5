import { describe, expect, it } from "vitest";
import { type PodView, privateKeyPlaces } from "../../../components/hsm/private-keys";
import { renderHocon } from "../../../components/node/hocon";

const node = (nodeConf: string): PodView => ({
    name: "party-a",
    nodeConf,
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
});
