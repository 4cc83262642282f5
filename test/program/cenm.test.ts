import type { V1NetworkPolicySpec, V1PolicyRule } from "@kubernetes/client-node";
import { beforeAll, describe, expect, it } from "vitest";
import { readHocon } from "../components/node/read-hocon";
import type { ProgramGraph, RecordedResource } from "./program-graph";
import { type Endpoint, mayReach, type PlacedPolicy } from "./reachability";
import { recordProgram } from "./recorded-graph";
import { isSecretValue, unwrapped } from "./recorded-values";
import type { WrittenStack } from "./stack-file";
import { containers, workloads } from "./workloads";

const file = "docs/topologies/cenm.yaml";
let graph: ProgramGraph;
beforeAll(async () => {
    graph = await recordProgram({ file });
});

interface Metadata {
    readonly name?: string;
    readonly namespace?: string;
    readonly labels: Readonly<Record<string, string>>;
}
const metadata = ({ inputs }: RecordedResource) => unwrapped(inputs["metadata"]) as Metadata;
const precedes = (of: ProgramGraph, first: RecordedResource, second: RecordedResource) =>
    of.before(second).has(first.urn);
const workload = (of: ProgramGraph, name: string) =>
    of.one(of.ofType("Job").some((job) => job.name === name) ? "Job" : "StatefulSet", name);

function expectOrder(of: ProgramGraph, order: readonly RecordedResource[]): void {
    order.slice(1).forEach((later, index) => {
        const earlier = order[index] ?? later;
        expect(precedes(of, earlier, later), `${earlier.name} before ${later.name}`).toBe(true);
    });
}

const ofConfiguration = (of: ProgramGraph) => of.ofType("Secret").filter(({ name }) => name.endsWith("-conf"));

/** Configuration files by the Secret and the name that they have there. */
function configurations(of: ProgramGraph): Map<string, Record<string, unknown>> {
    return new Map(
        ofConfiguration(of).flatMap(({ name, inputs }) =>
            Object.entries((unwrapped(inputs["stringData"]) ?? {}) as Record<string, string>)
                .filter(([key]) => key.endsWith(".conf"))
                .map(([key, text]): [string, Record<string, unknown>] => [
                    `${name}/${key}`,
                    readHocon(text) as Record<string, unknown>,
                ]),
        ),
    );
}

describe("a network with a zone on CENM", () => {
    it("comes up in one order: addresses, keys, services, notary, parameters, map, nodes [001-13]", () => {
        expectOrder(graph, [
            graph.one("Ingress", "cenm-identity-manager"),
            workload(graph, "cenm-pki"),
            workload(graph, "cenm-auth"),
            workload(graph, "cenm-zone"),
            workload(graph, "cenm-identity-manager"),
            workload(graph, "notary-registration"),
            workload(graph, "cenm-network-parameters"),
            workload(graph, "cenm-network-map"),
            workload(graph, "bank-a-registration"),
            workload(graph, "bank-a"),
        ]);
        for (const later of ["notary", "bank-b-registration", "bank-b"]) {
            expect(precedes(graph, workload(graph, "cenm-network-map"), workload(graph, later)), later).toBe(true);
        }
        expect(precedes(graph, workload(graph, "cenm-signer"), workload(graph, "notary-registration"))).toBe(true);
    });

    it("has no circle, and nothing of it is made outside of a namespace that is isolated already", () => {
        for (const resource of graph.resources) {
            expect(graph.before(resource).has(resource.urn), resource.name).toBe(false);
        }
        const namespaces = new Map(graph.ofType("Namespace").map((each) => [each.name, each]));
        expect([...namespaces.keys()].sort()).toEqual(["bank-a", "bank-b", "corda", "network-services"]);
        const placed = graph.kubernetes.filter((each) => !/:(Namespace|NetworkPolicy)$/.test(each.type));
        const early = placed.filter((each) => {
            const namespace = namespaces.get(metadata(each).namespace ?? "");
            return namespace === undefined || !precedes(graph, namespace, each);
        });
        expect(early.map(({ type, name }) => `${type} ${name}`)).toEqual([]);
    });

    it("keeps the zone's services and its members in namespaces of their own, all isolated [001-15]", () => {
        const inZone = graph.kubernetes.filter((each) => metadata(each).namespace === "network-services");
        const others = inZone
            .map((each) => metadata(each).name ?? each.name)
            .filter((name) => !name.startsWith("cenm"))
            .sort();
        expect([...new Set(others)]).toEqual([
            "allow-dns",
            "corda-single-pods",
            "default-deny",
            // What the notary's registration leaves for the network parameters, the right to it, and named secrets.
            "luna",
            "notary-node-info",
            "notary-node-info-writer",
            "registry",
        ]);
        for (const { name, inputs } of graph.ofType("Namespace")) {
            expect(unwrapped(inputs["metadata"]), name).toMatchObject({
                labels: { "pod-security.kubernetes.io/enforce": "restricted" },
            });
            expect(graph.one("NetworkPolicy", `${name}-default-deny`).inputs["spec"]).toEqual({
                podSelector: {},
                policyTypes: ["Ingress", "Egress"],
            });
        }
        expect(workloads(graph).filter(({ name }) => /^(bank|notary)/.test(name)).length).toBeGreaterThan(5);
    });

    it("gives participants the root of trust and the way to its two services, and nothing more [001-15]", () => {
        const ofZone = (namespace: string) =>
            graph.kubernetes
                .filter((each) => metadata(each).namespace === namespace && each.name.startsWith("cenm"))
                .map((each) => `${each.type.split(":").at(-1) ?? ""} ${metadata(each).name ?? ""}`)
                .sort();
        for (const namespace of ["bank-a", "bank-b", "corda"]) {
            expect(ofZone(namespace)).toEqual(["Role cenm-pki", "RoleBinding cenm-pki", "Secret cenm-network-root"]);
        }
        const rules = (name: string) => unwrapped(graph.one("Role", name).inputs["rules"]) as V1PolicyRule[];
        expect(rules("cenm-pki-bank-a").map(({ resourceNames }) => resourceNames)).toEqual([["cenm-network-root"]]);
        const root = graph.one("Secret", "cenm-network-root-bank-a");
        expect(Object.keys(unwrapped(root.inputs["stringData"]) as object)).toEqual(["password"]);
        expect([root.protect, root.retainOnDelete]).toEqual([false, false]);
        expect(JSON.stringify(workload(graph, "bank-a-registration").inputs["spec"])).toContain("cenm-network-root");
    });

    it("lets the notary leave its node info in the zone's namespace, and change nothing else there [001-10] [001-15]", () => {
        const role = graph.one("Role", "notary-node-info-writer");
        expect(metadata(role).namespace).toBe("network-services");
        expect(unwrapped(role.inputs["rules"])).toEqual([
            { apiGroups: [""], resources: ["secrets"], resourceNames: ["notary-node-info"], verbs: ["get", "update"] },
        ]);
        const binding = graph.one("RoleBinding", "notary-node-info-writer");
        expect(unwrapped(binding.inputs["subjects"])).toEqual([
            { kind: "ServiceAccount", name: "notary-registration", namespace: "corda" },
        ]);
        const writing = containers(graph).find(
            ({ title }) => title === "Job notary-registration/write-notary-node-info",
        );
        expect(writing?.container.args).toEqual(["network-services/notary-node-info", "nodeInfo=/node/nodeInfo-*"]);
        const register = containers(graph).find(({ title }) => title === "Job notary-registration/register");
        expect(register?.container.args?.join(" ")).not.toContain("--publish");
        const parameters = workloads(graph).find(({ name }) => name === "cenm-network-parameters");
        expect(parameters?.pod.volumes?.find(({ name }) => name === "notary-0")?.secret).toMatchObject({
            secretName: "notary-node-info",
            items: [{ key: "nodeInfo", path: "nodeInfo" }],
        });
    });

    it("tells every member its zone, and who signs the revocation list of its TLS certificate [001-13]", () => {
        for (const member of ["notary", "bank-a", "bank-b"]) {
            expect(configurations(graph).get(`${member}-conf/node.conf`), member).toMatchObject({
                devMode: false,
                emailAddress: "ops@example.com",
                networkServices: {
                    doormanURL: "http://cenm-identity-manager.network-services.svc.cluster.local:10000",
                    networkMapURL: "http://cenm-network-map.network-services.svc.cluster.local:10000",
                },
                tlsCertCrlDistPoint: "http://crl.example.com/certificate-revocation-list/tls",
                tlsCertCrlIssuer: "C=GB, L=London, O=Operator, OU=Network, CN=TLS CRL Signer",
            });
        }
    });
});

describe("connections of a zone on CENM", () => {
    const blocks = (value: unknown, path: string): [string, Record<string, unknown>][] =>
        Array.isArray(value)
            ? value.flatMap((item, index) => blocks(item, `${path}[${index}]`))
            : typeof value === "object" && value !== null
              ? [
                    [path, value as Record<string, unknown>],
                    ...Object.entries(value).flatMap(([key, inner]) => blocks(inner, `${path}.${key}`)),
                ]
              : [];

    it("are TLS wherever one service speaks to another, to a database or to its accounts [001-13] [004-17]", () => {
        const services = [...configurations(graph)].filter(([name]) => name.startsWith("cenm-"));
        const all = services.flatMap(([name, conf]) => blocks(conf, name));
        const named = (pattern: RegExp) => all.filter(([path]) => pattern.test(path));
        const listeners = named(/\.(enmListener|adminListener|serviceLocation\[\d+\])$/);
        // Every listener and every client of one: zone, identity manager, signer and map.
        expect(listeners.length).toBeGreaterThanOrEqual(12);
        // The zone service's first port takes its settings from the second.
        const ofZone = "cenm-zone-conf/zone.conf.enmListener";
        expect(listeners.filter(([path, block]) => path !== ofZone && !("ssl" in block)).map(([path]) => path)).toEqual(
            [],
        );
        const clients = named(/networkmap\.conf\.(identityManager|revocation)$/);
        expect(clients).not.toHaveLength(0);
        expect(clients.filter(([, block]) => !("ssl" in block))).toEqual([]);
        const databases = named(/\.database$/);
        expect(databases.length).toBeGreaterThanOrEqual(4);
        for (const [path, { url }] of databases) {
            expect(url, path).toMatch(/^jdbc:postgresql:.*sslmode=verify-full/);
        }
        for (const [path, { serverUrl }] of named(/gateway\.conf\.auth$/)) {
            expect(serverUrl, path).toMatch(/^https:/);
        }
        for (const [path, block] of named(/\.authServiceConfig$/)) {
            expect(block, path).toHaveProperty("trustStore");
        }
    });

    const policies = (of: ProgramGraph): PlacedPolicy[] =>
        of.ofType("NetworkPolicy").map((resource) => ({
            namespace: metadata(resource).namespace ?? "",
            spec: unwrapped(resource.inputs["spec"]) as V1NetworkPolicySpec,
        }));
    const pods = (of: ProgramGraph): Endpoint[] =>
        workloads(of).map(({ name, labels, resource }, index) => ({
            name,
            namespace: metadata(resource).namespace ?? "",
            labels,
            address: `10.244.0.${index + 10}`,
        }));
    const others: Endpoint[] = [
        { name: "ingress controller", namespace: "ingress-nginx", labels: { app: "nginx" }, address: "10.244.1.1" },
        { name: "stranger", namespace: "network-services", labels: { app: "stranger" }, address: "10.244.1.2" },
        { name: "world", namespace: "", address: "93.184.216.34" },
        { name: "api server", namespace: "", address: "10.0.0.1" },
        { name: "metadata service", namespace: "", address: "169.254.169.254" },
        { name: "hsm", namespace: "", address: "10.1.2.4" },
        { name: "jira", namespace: "", address: "10.2.0.5" },
    ];
    const ports = [22, 80, 443, 1792, 5050, 5052, 5053, 5432, 6000, 6443, 8080, 8081, 10000, 10002, 12345, 25000];
    const ways = (of: ProgramGraph): string[] => {
        const planned = policies(of);
        const all = [...pods(of), ...others];
        return all.flatMap((from) =>
            all
                .filter((to) => to !== from)
                .flatMap((to) => {
                    const open = ports.filter((port) => mayReach(planned, from, to, port));
                    return open.length === 0 ? [] : [`${from.name} → ${to.name}: ${open.join(" ")}`];
                }),
        );
    };

    it("leave the signer its services and its HSM, and no way to or from anywhere else [001-13]", () => {
        expect(
            ways(graph)
                .filter((way) => /^cenm-signer →|→ cenm-signer:/.test(way))
                .sort(),
        ).toEqual([
            "cenm-signer → cenm-auth: 8081",
            "cenm-signer → cenm-identity-manager: 5052 5053",
            "cenm-signer → cenm-network-map: 5050",
            "cenm-signer → hsm: 1792",
            "cenm-signing-gateway → cenm-signer: 6000",
        ]);
    });

    it("lead members to identity manager and map alone, and the world to neither pod [001-13] [001-15]", () => {
        const intoZone = ways(graph).filter((way) => / → cenm-/.test(way) && !way.startsWith("cenm-"));
        const members = ["notary", "bank-a", "bank-b"].flatMap((name) => [name, `${name}-registration`]);
        expect(intoZone.sort()).toEqual(
            [
                ...members.flatMap((member) =>
                    ["identity-manager", "network-map"].map((of) => `${member} → cenm-${of}: 10000`),
                ),
                "ingress controller → cenm-gateway: 8080",
                "ingress controller → cenm-identity-manager: 10000",
                "ingress controller → cenm-network-map: 10000",
            ].sort(),
        );
        expect(ways(graph).filter((way) => /^cenm-.* → (world|metadata service):/.test(way))).toEqual([]);
        expect(ways(graph)).toContain("cenm-identity-manager → jira: 443");
    });

    it("let members ask for revocation lists wherever the name leads [001-13]", () => {
        for (const member of ["notary", "bank-a", "bank-b-registration"]) {
            expect(ways(graph).filter((way) => way.startsWith(`${member} → world: 80`))).toHaveLength(1);
        }
    });
});

describe("secrets and pods of a zone on CENM", () => {
    it("show no password, key or token outside of Secrets and stashes [001-9] [001-13]", () => {
        const generated = [...graph.generated].filter(([origin]) => !origin.endsWith(".certificate"));
        const values = [
            ...generated.flatMap(([, value]) => value.split("\n").filter((line) => !line.startsWith("-----"))),
            ...["canary-luna-password", "canary-jira-username", "canary-jira-password"],
        ].filter((value) => value !== "");
        const secrets = JSON.stringify(graph.ofType("Secret").map(({ inputs }) => unwrapped(inputs)));
        expect(["canary-luna-password", "canary-jira-password"].filter((each) => !secrets.includes(each))).toEqual([]);
        const open = graph.resources.filter(({ type }) => !/:Secret$|:Stash$/.test(type));
        const leaks = open.filter(({ inputs, outputs }) => {
            const text = JSON.stringify(unwrapped([inputs, outputs ?? {}]));
            return values.some((value) => text.includes(value));
        });
        expect(leaks.map(({ name, type }) => `${type} ${name}`)).toEqual([]);
        for (const { name, inputs } of graph.ofType("Secret")) {
            for (const entries of [inputs["stringData"], inputs["data"]]) {
                const shown = isSecretValue(entries) ? {} : ((entries ?? {}) as Record<string, unknown>);
                const clear = Object.values(shown).filter((value) => !isSecretValue(value));
                expect(
                    values.filter((value) => JSON.stringify(clear).includes(value)),
                    name,
                ).toEqual([]);
            }
        }
    });

    it("are admitted by the Pod Security Standard restricted, each under an account without a token [002-22]", () => {
        const inZone = workloads(graph).filter(({ resource }) => metadata(resource).namespace === "network-services");
        expect(inZone).toHaveLength(7 + 4 + 2);
        for (const { pod, name } of inZone) {
            expect(pod.automountServiceAccountToken, name).toBe(false);
            expect(pod.serviceAccountName, name).toBe(name);
            expect(pod.imagePullSecrets, name).toEqual([{ name: "registry" }]);
            expect(pod.securityContext, name).toMatchObject({
                runAsNonRoot: true,
                seccompProfile: { type: "RuntimeDefault" },
            });
        }
        for (const { container, title, workload: of } of containers(graph)) {
            if (inZone.some(({ resource }) => resource === of.resource)) {
                expect(container.securityContext, title).toMatchObject({
                    allowPrivilegeEscalation: false,
                    readOnlyRootFilesystem: true,
                    capabilities: { drop: ["ALL"] },
                });
            }
        }
    });

    it("run R3's images of the one release that the stack file names", () => {
        const images = containers(graph).flatMap(({ container }) => container.image ?? []);
        const ofR3 = [...new Set(images.filter((image) => image.includes("/enterprise-")))].sort();
        expect(ofR3).toEqual(
            ["auth", "gateway", "identitymanager", "networkmap", "pkitool", "signer", "zone"].map(
                (name) => `registry.example.com/corda/enterprise-${name}:1.6.2-zulu-openjdk8u382`,
            ),
        );
    });

    it("give the vendor's client what it reads, in the signer and where keys are made, and nowhere else [001-13]", () => {
        const using = containers(graph).filter(({ container }) =>
            container.volumeMounts?.some(({ name }) => name === "hsm-files"),
        );
        expect(using.map(({ title }) => title).sort()).toEqual([
            "Job cenm-pki/pki-tool",
            "StatefulSet cenm-signer/signer",
        ]);
        for (const { container, title } of using) {
            expect(container.env, title).toContainEqual({
                name: "ChrystokiConfigurationPath",
                value: "/hsm-files/luna",
            });
        }
        expect(configurations(graph).get("cenm-signer-conf/signer.conf")).toMatchObject({
            signingKeys: { networkMap: { credentials: { keyStore: "tokenlabel:network" } } },
        });
    });
});

describe("a zone on CENM with firewalls and a highly available notary", () => {
    const wider = ({ network }: WrittenStack) => {
        const [notary] = network.notaries.splice(0, 1);
        Object.assign(network, {
            notaryClusters: [
                {
                    name: "ha-notary",
                    legalName: notary?.legalName,
                    database: {
                        kind: "external",
                        vendor: "cockroachdb",
                        hosts: ["crdb.example.com"],
                        name: "notary",
                        credentials: { secret: "notary-db" },
                    },
                    workers: ["notary-1", "notary-2"].map((name, index) => ({
                        name,
                        legalName: `O=Worker ${["One", "Two"][index] ?? ""},L=London,C=GB`,
                        host: `${name}.example.com`,
                    })),
                },
            ],
            brokers: [{ name: "messaging" }],
            firewalls: [{ name: "edge", broker: "messaging", float: { namespace: "dmz", host: "edge.example.com" } }],
        });
        network.nodes.push({ name: "bank-c", legalName: "O=Bank C,L=London,C=GB", firewall: "edge" });
    };
    let whole: ProgramGraph;
    beforeAll(async () => {
        whole = await recordProgram({ file, edit: wider });
    });

    it("names the service by one worker in its parameters, and starts the workers behind its map [001-13]", () => {
        expectOrder(whole, [
            workload(whole, "cenm-identity-manager"),
            workload(whole, "ha-notary-service-identity"),
            workload(whole, "notary-1-registration"),
            workload(whole, "cenm-network-parameters"),
            workload(whole, "cenm-network-map"),
            workload(whole, "notary-1"),
        ]);
        expect(precedes(whole, workload(whole, "cenm-network-map"), workload(whole, "notary-2"))).toBe(true);
        const parameters = configurations(whole).get("cenm-network-parameters-conf/network-parameters.conf");
        expect(parameters?.["notaries"]).toEqual([
            { notaryNodeInfoFile: "/etc/cenm/notaries/0/nodeInfo", validating: false },
        ]);
        const job = workloads(whole).find(({ name }) => name === "cenm-network-parameters");
        expect(job?.pod.volumes?.find(({ name }) => name === "notary-0")?.secret?.secretName).toBe(
            "notary-1-node-info",
        );
    });

    it("registers the nodes behind a firewall when its map runs [001-13]", () => {
        expectOrder(whole, [
            workload(whole, "cenm-network-map"),
            workload(whole, "edge-registration"),
            workload(whole, "bank-c"),
        ]);
    });
});

describe("the HSM of a zone on CENM", () => {
    const recorded = (device: Record<string, unknown>, archives?: string[]) =>
        recordProgram({
            file,
            edit: ({ network }) => {
                const clientImage = "registry.example.com/hsm-client:1.0";
                const described = { name: "vault", clientImage, credentials: { secret: "hsm-login" }, ...device };
                Object.assign(network, { hsms: [described] });
                Object.assign(network["zone"] as object, { hsm: { name: "vault", ...(archives && { archives }) } });
            },
        });
    const signingKey = (of: ProgramGraph) => {
        const conf = configurations(of).get("cenm-signer-conf/signer.conf");
        return {
            libraries: conf?.["hsmLibraries"],
            key: (conf?.["signingKeys"] as Record<string, unknown> | undefined)?.["identityManager"],
        };
    };
    const signerOf = (of: ProgramGraph) => workloads(of).find(({ name }) => name === "cenm-signer")?.pod;

    it("may be an AWS CloudHSM, whose daemon runs beside the signer and beside what makes the keys [001-13]", async () => {
        const aws = await recorded(
            { kind: "aws-cloudhsm", addresses: ["10.0.1.10/32"], partition: "hsm-0123456789a" },
            ["cloudhsm-3.2.1.jar"],
        );
        expect(signingKey(aws)).toMatchObject({
            libraries: [
                {
                    type: "AMAZON_CLOUD_HSM",
                    jars: ["/opt/cenm/hsm/cloudhsm-3.2.1.jar"],
                    sharedLibDir: "/opt/cloudhsm/lib",
                },
            ],
            key: { type: "AMAZON_CLOUD_HSM", credentialsAmazon: { partition: "hsm-0123456789a" } },
        });
        const daemons = containers(aws).filter(({ container }) => container.name === "hsm-daemon-vault");
        expect(daemons.map(({ title, role }) => `${title} ${role}`).sort()).toEqual([
            "Job cenm-pki/hsm-daemon-vault sidecar",
            "StatefulSet cenm-signer/hsm-daemon-vault sidecar",
        ]);
        for (const { container, title } of daemons) {
            expect(
                container.volumeMounts?.map(({ mountPath }) => mountPath),
                title,
            ).toEqual(["/opt/cloudhsm", "/hsm-files/vault"]);
        }
    });

    it("may be an Azure Key Vault behind private addresses, by an application's certificate [001-13]", async () => {
        const azure = await recorded({
            kind: "azure-key-vault",
            url: "https://network.vault.azure.net/",
            login: "certificate",
            clientId: "01234567-89ab-cdef-0123-456789abcdef",
            tenantId: "01234567-89ab-cdef-0123-456789abcde0",
            addresses: ["10.1.3.4/32"],
        });
        expect(signingKey(azure)).toMatchObject({
            libraries: [{ type: "AZURE_MSAL_KEY_VAULT_HSM", jars: ["/opt/cenm/hsm/azure-keyvault-with-deps.jar"] }],
            key: {
                keyStore: { keyVaultUrl: "https://network.vault.azure.net/", protection: "HARDWARE" },
                credentials: {
                    keyStorePath: "/etc/cenm/hsm/credentials.p12",
                    tenantId: "01234567-89ab-cdef-0123-456789abcde0",
                },
            },
        });
        expect(signerOf(azure)?.volumes?.find(({ name }) => name === "hsm-credentials")?.secret).toMatchObject({
            secretName: "hsm-login",
            items: [{ key: "login.p12", path: "credentials.p12" }],
        });
        const egress = (unwrapped(azure.one("NetworkPolicy", "cenm-signer").inputs["spec"]) as V1NetworkPolicySpec)
            .egress;
        const blocks = egress?.flatMap(({ to = [] }) => to.flatMap(({ ipBlock }) => ipBlock?.cidr ?? []));
        expect(blocks).toEqual(["10.1.3.4/32"]);
    });
});

describe("a zone on CENM for tests", () => {
    it("may keep its keys in Secrets, let everybody in and sign everything by itself [001-13]", async () => {
        const test = await recordProgram({
            file,
            edit: ({ network }) => {
                Object.assign(network, { hsms: [] });
                const { hsm, ...zone } = network["zone"] as Record<string, unknown>;
                expect(hsm).toBeDefined();
                network["zone"] = {
                    ...zone,
                    purpose: "test",
                    approval: { issuance: { kind: "approve-all" } },
                    schedules: { csr: "10s", crl: "1h", networkMap: "10s", networkParameters: "10s" },
                };
            },
        });
        const signers = configurations(test).get("cenm-signer-conf/signer.conf")?.["signers"];
        expect(signers).toMatchObject({
            CSR: { schedule: { interval: "10s" } },
            CRL: { schedule: { interval: "1h" } },
        });
        expect(test.one("Secret", "cenm-signer-keys").inputs["type"]).toBeUndefined();
    });
});
