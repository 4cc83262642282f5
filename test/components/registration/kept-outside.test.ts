import { beforeAll, describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { HaUtilities } from "../../../components/registration/ha-utilities";
import type { LedgerProtection } from "../../../components/volumes/ledger-volume";
import { NamedSecrets } from "../../../components/secrets/named-secrets";
import type { OutsideSecretStore } from "../../../infra/secret-store";
import { stores } from "../../infra/secrets/stores";
import { type Recorded, type RecordedJob, containersOf, only, onlyJob, recordComponent } from "./recorded-component";

const kinds: readonly OutsideSecretStore["kind"][] = ["aws-secrets-manager", "azure-key-vault", "hashicorp-vault"];

function record(kind: OutsideSecretStore["kind"], protection: LedgerProtection = "protected"): Promise<Recorded[]> {
    return recordComponent(() => {
        const secrets = new NamedSecrets("corda-secrets", {
            namespace: "corda",
            namespaceName: "corda",
            store: stores[kind]().store,
            values: {},
            partOf: "corda",
        });
        new HaUtilities("edge-registration", {
            namespace: "corda",
            image: "registry.example.com/corda-ha-utilities:1",
            release: { version: "4.12.5" },
            task: {
                kind: "register-nodes",
                rootTrustStore: "network-root",
                nodes: [{ name: "bank-a", nodeConf: "bank-a-conf", secret: "bank-a-certificates" }],
                bridge: {
                    firewallConf: "edge-conf",
                    secret: "edge-certificates",
                    passwords: { password: "the key store's password" },
                    outside: secrets.keeping(),
                },
                outside: secrets.keeping(),
            },
            volume: { storageClass: "standard", protection },
            zone: { doormanUrl: "https://doorman.example.com", networkMapUrl: "http://map.example.com:10000" },
            partOf: "corda",
        });
    });
}

const writersOf = (job: RecordedJob) =>
    containersOf(job).filter(({ command }) => command[0] === "/opt/corda/bin/corda-write-secret");

describe.each(kinds)("what a registration keeps in %s", (kind) => {
    let resources: Recorded[];
    beforeAll(async () => {
        resources = await record(kind);
    });

    it("is written by steps that are as reviewed, from the volume that they may only read [003-6] [000-4]", async () => {
        const job = onlyJob(resources);
        const steps = writersOf(job).map(({ name, args, env, volumeMounts }) => ({ name, args, env, volumeMounts }));
        expect(steps.map(({ volumeMounts }) => volumeMounts.find(({ name }) => name === "work")?.readOnly)).toEqual([
            true,
            true,
        ]);
        const { metadata, spec } = job.spec.template;
        const volumes = spec.volumes.filter(({ name }) => name === "store-account");
        const annotations = "annotations" in metadata ? metadata.annotations : undefined;
        const policy = only(resources, "NetworkPolicy", "edge-registration-api").inputs["spec"];
        const reviewed = { ...(annotations !== undefined && { annotations }), steps, volumes, policy };
        await expect(stringify(JSON.parse(JSON.stringify(reviewed)), { lineWidth: 120 })).toMatchFileSnapshot(
            `golden/kept-in-${kind}.yaml`,
        );
    });

    it("takes no right in the cluster, and the API server's token is in no container [003-6] [001-9]", () => {
        expect(resources.filter(({ type }) => /:Role(Binding)?$/.test(type))).toEqual([]);
        expect(onlyJob(resources).spec.template.spec.volumes.map(({ name }) => name)).not.toContain("account");
    });

    it("leaves passwords of the program's own in a Secret, and makes none for what is kept outside [003-6]", () => {
        const made = resources.filter(({ type }) => type.endsWith(":Secret"));
        expect(made.map(({ name }) => name)).toEqual(["edge-certificates"]);
    });

    it("may be replaced by the next registration only where it goes with its ledger [000-4]", async () => {
        const replaces = (of: Recorded[]) => writersOf(onlyJob(of)).map(({ args }) => args?.[0] === "--replace");
        // Another node behind a bridge is another key in the bridge's own store.
        expect(replaces(resources)).toEqual([false, true]);
        expect(replaces(await record(kind, "disposable"))).toEqual([true, true]);
    });
});
