import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { CordappRepository, type CordappRepositoryArgs } from "../../../components/cordapps/repository";
import type { CordappDistribution } from "../../../components/cordapps/source";
import {
    containersOf,
    only,
    onlyJob,
    type Recorded,
    type RecordedPod,
    recordComponent,
} from "../registration/recorded-component";

const commands = "registry.example.com/corda:4.10";
const bonds = { maven: "com.example:bonds:1.2", sha256: "ab".repeat(32) };
const loans = { maven: "com.example:loans:2.0", sha256: "cd".repeat(32) };

const repository = (args: Partial<CordappRepositoryArgs> = {}) =>
    recordComponent(
        () =>
            new CordappRepository("corda-cordapps", {
                namespace: "corda",
                home: "corda",
                namespaces: ["corda"],
                cordapps: [bonds, loans],
                image: commands,
                partOf: "corda",
                ...args,
            }),
    );

const distributions: readonly CordappDistribution[] = [
    { kind: "repository" },
    { kind: "image", image: "registry.example.com/cordapps:7", path: "/cordapps" },
    { kind: "image-volume", image: "registry.example.com/cordapps:7", path: "/cordapps" },
    { kind: "volume", claim: "jars", path: "/" },
];

const served = (resources: readonly Recorded[]) =>
    (only(resources, "Deployment").inputs as { spec: { template: { spec: RecordedPod } } }).spec.template.spec;
const egress = (resources: readonly Recorded[]) =>
    (only(resources, "NetworkPolicy").inputs as { spec: { policyTypes: string[]; egress: unknown[] } }).spec;

describe.each(distributions.map((distribution) => ({ kind: distribution.kind, distribution })))(
    "the CorDapp repository with its jars from kind $kind",
    ({ kind, distribution }) => {
        it("is checked by a Job and served by a Deployment that take them in the same way [000-13]", async () => {
            const resources = await repository({ distribution });
            const [check, serve] = [onlyJob(resources).spec.template.spec, served(resources)];
            expect(containersOf(onlyJob(resources))).toEqual(serve.initContainers);
            expect(check.volumes).toEqual(serve.volumes);
            await expect(
                stringify({
                    containers: serve.initContainers,
                    volumes: serve.volumes,
                    egress: egress(resources).egress,
                }),
            ).toMatchFileSnapshot(join(__dirname, "golden", `${kind}.yaml`));
        });

        it("reads the source and never writes to it, under the restricted standard [000-13]", async () => {
            const { initContainers = [], volumes } = served(await repository({ distribution }));
            const fetch = initContainers.at(-1);
            expect(fetch?.command).toEqual(["/opt/corda/bin/corda-cordapps-fetch"]);
            expect(fetch?.args?.slice(1)).toEqual([
                `com.example:bonds:1.2@sha256:${bonds.sha256}`,
                `com.example:loans:2.0@sha256:${loans.sha256}`,
            ]);
            expect(fetch?.volumeMounts.filter(({ name }) => name === "source")).toEqual(
                kind === "repository" ? [] : [expect.objectContaining({ readOnly: true })],
            );
            const declared = volumes.map((volume) => volume["name"]);
            const mounted = initContainers.flatMap(({ volumeMounts }) => volumeMounts.map(({ name }) => name));
            expect(new Set(mounted)).toEqual(new Set(declared));
            for (const container of initContainers) {
                expect(container).toMatchObject({
                    securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true },
                });
            }
        });

        it("has a way out only where the jars come over the network [000-13]", async () => {
            const { policyTypes, egress: ways } = egress(await repository({ distribution }));
            expect(policyTypes).toEqual(["Ingress", "Egress"]);
            expect(ways).toHaveLength(kind === "repository" ? 1 : 0);
        });
    },
);

describe("a CorDapp by its URL", () => {
    const ways = async (urls: readonly string[], args: Partial<CordappRepositoryArgs> = {}) => {
        const cordapps = urls.map((url, index) => ({ url, sha256: `${index}a`.repeat(32) }));
        const paths = egress(await repository({ cordapps, ...args })).egress as {
            to: { ipBlock: { cidr: string } }[];
            ports: { port: number }[];
        }[];
        return paths.map(({ to, ports }) => `${to[0]?.ipBlock.cidr ?? ""}:${ports[0]?.port ?? ""}`);
    };

    it("is fetched where it says, and opens the way there and no other [000-13]", async () => {
        expect(await ways(["http://10.1.2.3:8081/bonds-1.2.jar"])).toEqual(["10.1.2.3/32:8081"]);
        expect(await ways(["https://a.example.com/bonds-1.2.jar", "https://b.example.com/loans-2.0.jar"])).toEqual([
            "0.0.0.0/0:443",
        ]);
        const { args } = served(
            await repository({ cordapps: [{ url: "https://a.example.com/x.jar", sha256: bonds.sha256 }] }),
        ).initContainers?.[0] ?? { args: [] };
        expect(args).toEqual(["central", `https://a.example.com/x.jar@sha256:${bonds.sha256}`]);
    });

    it("stands beside one of a Maven repository, each with its own way [000-13]", async () => {
        const cordapps = [bonds, { url: "http://10.1.2.3/loans-2.0.jar", sha256: loans.sha256 }];
        const mavenRepository = "https://10.9.9.9:8443/releases";
        expect(await ways([], { cordapps, mavenRepository })).toEqual(["10.9.9.9/32:8443", "10.1.2.3/32:80"]);
    });
});
