import { beforeAll, describe, expect, it } from "vitest";
import type * as kubernetes from "@pulumi/kubernetes";
import { ArtemisBroker } from "../../../components/broker/broker";
import { brokerClientKeystores } from "../../../components/broker/clients";
import { planLogins } from "../../../components/broker/logins";
import { bridgeBroker } from "../../../components/firewall/bridge-broker";
import { hsmOf } from "../hsm/hsms";
import { type Recorded, recordComponents } from "./recorded";

const vault = hsmOf("utimaco");

describe("a broker whose clients have their keys in an HSM", () => {
    let recorded: Recorded;
    let connection: ArtemisBroker["connection"];
    beforeAll(async () => {
        recorded = await recordComponents(() => {
            ({ connection } = new ArtemisBroker("messaging", {
                namespace: "corda",
                namespaceName: "corda",
                image: "localhost/corda/artemis:2.19.1-000000000000",
                hsms: {
                    node: vault,
                    bridge: vault,
                    haUtilities: "registry.example.com/corda/corda-ha-utilities:4.12",
                    release: { version: "4.12" },
                },
                storage: "10Gi",
                storageClass: "standard",
                protection: "protected",
                standby: true,
                partOf: "network",
            }));
        });
    });

    it("has them made by one run of the HA utilities, and makes no key itself [000-7] [000-9]", () => {
        const job = recorded.one("Job", "messaging-keys").inputs as {
            spec: { template: { spec: kubernetes.types.output.core.v1.PodSpec } };
        };
        const tool = job.spec.template.spec.initContainers.find(({ name }) => name === "ha-utilities");
        expect(tool?.args).toEqual(
            expect.arrayContaining([
                "generate-internal-artemis-ssl-keystores",
                "--node-hsm-name=UTIMACO",
                "--bridge-hsm-name=UTIMACO",
            ]),
        );
        expect(recorded.objects.filter(({ type }) => type === "corda:pki:InternalPki")).toEqual([]);
    });

    it("hands each client its own key store, under both names, with one password [000-5] [000-9]", () => {
        for (const role of ["node", "bridge"] as const) {
            const { initContainers, volumes, keyStore } = brokerClientKeystores(connection, role, "image");
            expect(initContainers).toEqual([]);
            expect(keyStore).toBe(`/keystores/artemis${role}.jks`);
            expect(volumes).toEqual([
                {
                    name: "keystores",
                    secret: {
                        secretName: `messaging-keys-artemis${role}`,
                        defaultMode: 0o440,
                        items: [
                            { key: `artemis${role}.jks`, path: `artemis${role}.jks` },
                            { key: `artemis${role}.jks`, path: "broker-client.jks" },
                            { key: "truststore.jks", path: "truststore.jks" },
                        ],
                    },
                },
            ]);
            expect(recorded.one("Secret", `messaging-keys-artemis${role}`).inputs["stringData"]).toEqual({
                password: "<messaging-keys-password.password>",
            });
        }
        expect(bridgeBroker(connection, vault).keys).toMatchObject({ hsm: vault, alsoAs: ["broker-client"] });
    });

    it("lets in who has the subject that the tool gives, and doesn't ask a certificate for a host that it doesn't name [000-5]", () => {
        const files = recorded.one("Secret", "messaging-configuration").inputs["stringData"] as Record<string, string>;
        expect(files["users.properties"]).toContain("shared=CN=artemis, O=Corda, L=London, C=GB\n");
        expect(files["roles.properties"]).toBe("node=node,shared\nbridge=bridge,shared\n");
        expect(files["broker.xml"]).toContain("verifyHost=false");
        expect(files["broker.xml"]).not.toContain("verifyHost=true");
        expect(planLogins()["users.properties"]).not.toContain("CN=artemis,");
    });

    it("can't be asked for a bridge in an HSM where the program made its keys [000-9]", () => {
        const made = {
            ...connection,
            credentials: { ...connection.credentials, bridge: { secret: "s", subject: "x" } },
        };
        expect(() => bridgeBroker(made as unknown as typeof connection, vault)).toThrow(
            "the keys of broker messaging were made without HSM vault",
        );
    });
});
