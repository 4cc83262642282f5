import { beforeAll, describe, expect, it } from "vitest";
import { azureKeyVault } from "../../../components/hsm/azure-key-vault";
import type { NodePodArgs } from "../../../components/node/pod";
import {
    InitialRegistration,
    type InitialRegistrationArgs,
} from "../../../components/registration/initial-registration";
import { resolveRelease } from "../../../components/versions/release";
import { type Recorded, containersOf, only, onlyJob, recordComponent } from "./recorded-component";

/** What a node's certificates are called on its volume. Source: Corda docs, "Node folder structure". */
const certificateFiles = {
    "nodekeystore.jks": "/node/certificates/nodekeystore.jks",
    "sslkeystore.jks": "/node/certificates/sslkeystore.jks",
    "truststore.jks": "/node/certificates/truststore.jks",
};

const pod = (version: string): NodePodArgs => ({
    image: "registry.example.com/corda:1",
    release: resolveRelease({ edition: "enterprise", version }),
    size: "small",
    account: "bank-a",
    volumes: () => ({
        volumes: [
            { name: "base", persistentVolumeClaim: { claimName: "bank-a" } },
            { name: "config", secret: { secretName: "bank-a-conf" } },
            { name: "tmp", emptyDir: {} },
        ],
        initContainers: [],
    }),
    hasCertificates: false,
    hsm: {},
    cordapps: [],
    schemaMarker: "enterprise-4.10-h2",
    drainSeconds: 30,
});

const registration = (args: Partial<InitialRegistrationArgs> = {}) =>
    recordComponent(
        () =>
            new InitialRegistration("bank-a-registration", {
                namespace: "corda",
                node: "bank-a",
                legalName: "O=Bank A,L=London,C=GB",
                pod: pod("4.10"),
                labels: { "app.kubernetes.io/part-of": "corda" },
                serviceAccount: "bank-a",
                zone: {
                    doormanUrl: "https://doorman.example.com",
                    networkMapUrl: "https://map.example.com",
                    rootTrustStore: "network-root",
                },
                dependsOn: [],
                ...args,
            }),
    );

describe("a node's registration with a doorman", () => {
    let plain: Recorded[];
    beforeAll(async () => {
        plain = await registration();
    });

    it("is one Job on the node's volume, where the node is, that the next `up` runs again [000-4]", () => {
        const { metadata, spec } = onlyJob(plain);
        expect(metadata.annotations).toEqual({ "pulumi.com/replaceUnready": "true" });
        expect(spec.template.metadata.labels).toMatchObject({
            "corda/node": "bank-a",
            "corda/role": "registration",
        });
        expect(JSON.stringify(spec.template.spec.volumes)).toContain('"claimName":"bank-a"');
        expect(JSON.stringify(spec.template.spec)).toContain("podAffinity");
        expect(plain.filter(({ type }) => type.startsWith("kubernetes:"))).toHaveLength(1);
    });

    it("gives up for good only where a person has to do something [000-4]", () => {
        expect(onlyJob(plain).spec.podFailurePolicy).toEqual({
            rules: [
                { action: "Ignore", onPodConditions: [{ type: "DisruptionTarget", status: "True" }] },
                { action: "FailJob", onExitCodes: { containerName: "register", operator: "In", values: [1] } },
            ],
        });
    });

    it("waits as long as it is told, and its own deadline is behind that [000-4]", async () => {
        const job = onlyJob(await registration({ approvalSeconds: 7200 }));
        expect(containersOf(job)[0]?.env).toContainEqual({ name: "APPROVAL_SECONDS", value: "7200" });
        expect(job.spec.activeDeadlineSeconds).toBeGreaterThan(7200);
    });

    it("reads the trust store and its password from their Secret, in no other place [000-4] [001-10]", () => {
        const job = onlyJob(plain);
        const [register] = containersOf(job);
        expect(register?.volumeMounts).toContainEqual({
            name: "network-root",
            mountPath: "/network-root",
            readOnly: true,
        });
        expect(job.spec.template.spec.volumes).toContainEqual({
            name: "network-root",
            secret: { secretName: "network-root", defaultMode: 0o440 },
        });
        expect([register?.args, register?.env].flat()).toEqual([
            "--schema",
            "enterprise-4.10-h2",
            { name: "APPROVAL_SECONDS", value: "3600" },
        ]);
    });

    it("leaves the schema to the node in releases that make it themselves [000-4]", async () => {
        expect(containersOf(onlyJob(await registration({ pod: pod("4.5") })))[0]?.args).toEqual([]);
    });

    it("hands a notary's node info to the network map [000-4]", async () => {
        expect(containersOf(onlyJob(await registration({ publish: true })))[0]?.args).toContain(
            "https://map.example.com",
        );
    });

    it("makes its keys in the HSM that the node uses [000-7]", async () => {
        const vault = azureKeyVault({
            kind: "azure-key-vault",
            name: "vault",
            version: "4.10",
            clientImage: "registry.example.com/azure-client:1",
            vaultUrl: "https://vault.vault.azure.net/",
            protection: "software",
            login: { kind: "managed-identity" },
        });
        const job = onlyJob(await registration({ pod: { ...pod("4.10"), hsm: { identity: vault } } }));
        const register = containersOf(job).find(({ name }) => name === "register");
        expect(register?.volumeMounts).toContainEqual({ name: "hsm-drivers", mountPath: "/node/drivers" });
        expect(register?.volumeMounts.map(({ mountPath }) => mountPath)).toContain("/hsm/vault");
        expect(containersOf(job).map(({ name }) => name)).toEqual(["hsm-driver-vault", "hsm-conf-vault", "register"]);
    });
});

describe("what a registration writes back", () => {
    let resources: Recorded[];
    beforeAll(async () => {
        resources = await registration({
            writeBack: {
                retain: true,
                secrets: [{ secret: "bank-a-certificates", files: certificateFiles, known: { keyStore: "secret" } }],
            },
        });
    });

    it("is written behind the registration, from a volume that can't be changed there [003-8]", () => {
        const [register, write] = containersOf(onlyJob(resources));
        expect([register?.name, write?.name]).toEqual(["register", "write-bank-a-certificates"]);
        expect([...(write?.command ?? []), ...(write?.args ?? [])]).toEqual([
            "/opt/corda/bin/corda-write-secret",
            "bank-a-certificates",
            "nodekeystore.jks=/node/certificates/nodekeystore.jks",
            "sslkeystore.jks=/node/certificates/sslkeystore.jks",
            "truststore.jks=/node/certificates/truststore.jks",
        ]);
        expect(write?.volumeMounts).toContainEqual({ name: "base", mountPath: "/node", readOnly: true });
    });

    it("can be changed by its own account, which can do nothing else [003-8] [001-10]", () => {
        expect(only(resources, "Role").inputs["rules"]).toEqual([
            {
                apiGroups: [""],
                resources: ["secrets"],
                resourceNames: ["bank-a-certificates"],
                verbs: ["get", "update"],
            },
        ]);
        expect(onlyJob(resources).spec.template.spec.serviceAccountName).toBe("bank-a-registration");
    });

    it("is written with a token that the registration itself never sees [003-8]", () => {
        const job = onlyJob(resources);
        const mounting = containersOf(job).filter(({ volumeMounts }) =>
            volumeMounts.some(({ name }) => name === "account"),
        );
        expect(mounting.map(({ name }) => name)).toEqual(["write-bank-a-certificates"]);
        expect(job.spec.template.spec.automountServiceAccountToken).toBe(false);
        expect(only(resources, "ServiceAccount").inputs["automountServiceAccountToken"]).toBe(false);
    });
});
