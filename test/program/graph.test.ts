import { beforeAll, describe, expect, it } from "vitest";
import type { ProgramGraph, RecordedResource } from "./program-graph";
import { recordProgram } from "./recorded-graph";

/** The dev stack's program, recorded as `up` runs it; tests that change the stack file are in changes.test.ts. */
let graph: ProgramGraph;
beforeAll(async () => {
    graph = await recordProgram();
});

const name = ({ type, name: logicalName }: RecordedResource) => `${type.split(":").at(-1)} ${logicalName}`;
const members = ["notary", "party-a", "party-b"];

describe("the dev stack's components", () => {
    it("keep their type tokens: they are part of every URN, and a new one would replace what stands", () => {
        expect([...new Set(graph.components.map(({ type }) => type))].sort()).toEqual([
            "corda:client:RpcClients",
            "corda:cordapps:CordappRepository",
            "corda:database:PostgresqlDatabase",
            "corda:infra:Minikube",
            "corda:isolation:IsolatedNamespace",
            "corda:network:CordaNetwork",
            "corda:node:CordaNode",
            "corda:notary:Notary",
            "corda:registration:NetworkMap",
            "corda:registration:NotaryRegistration",
            "corda:secrets:NamedSecrets",
        ]);
    });

    it("own every object and every generated value", () => {
        const orphans = graph.resources.filter(
            (resource) =>
                resource.custom &&
                resource.type !== "pulumi:pulumi:Stack" &&
                !graph.ancestors(resource)[0]?.type.startsWith("corda:"),
        );
        expect(orphans.map(name)).toEqual([]);
    });

    it("stand under the network, and the platform beside it", () => {
        const top = graph.components.filter(({ parent }) => parent === graph.stack.urn);
        expect(top.map(name).sort()).toEqual(["CordaNetwork corda", "Minikube minikube"]);
    });

    it("prefix the names of all they make with their own", () => {
        const strangers = graph.components
            .filter(({ type }) => type !== "corda:network:CordaNetwork")
            .flatMap((component) =>
                graph.resources
                    .filter(({ parent }) => parent === component.urn)
                    .filter((child) => child.name !== component.name && !child.name.startsWith(`${component.name}-`))
                    .map((child) => `${name(child)} under ${name(component)}`),
            );
        expect(strangers).toEqual([]);
    });

    it("never give the same name to two resources of a kind", () => {
        const names = graph.resources.map(({ type, name: logicalName }) => `${type} ${logicalName}`);
        expect(names).toEqual([...new Set(names)]);
    });

    it("register their outputs, so that the stack's state shows them complete", () => {
        expect(graph.components.filter(({ outputs }) => outputs === undefined).map(name)).toEqual([]);
    });
});

describe("the dev stack's objects", () => {
    it("all go to the one explicit provider, never to a default one", () => {
        const provider = graph.one("pulumi:providers:kubernetes", "minikube");
        expect(graph.kubernetes.length).toBeGreaterThan(60);
        expect(
            graph.kubernetes.filter((object) => object.provider !== `${provider.urn}::minikube-id`).map(name),
        ).toEqual([]);
        expect(graph.resources.filter(({ type }) => type.startsWith("pulumi:providers:"))).toEqual([provider]);
    });

    it("go to the first wanted context of the kubeconfig, not to its current one [000-10]", () => {
        expect(graph.one("pulumi:providers:kubernetes", "minikube").inputs["context"]).toBe("corda-local");
    });

    it("protect exactly the ledgers, the namespace they are in and the passwords that open them [001-7]", () => {
        const names = (option: "protect" | "retainOnDelete") =>
            graph.resources
                .filter((resource) => resource[option])
                .map(name)
                .sort();
        const ledgers = [
            "Namespace corda",
            "PersistentVolumeClaim corda-network-map",
            ...members.flatMap((member) => [`PersistentVolumeClaim ${member}`, `PersistentVolumeClaim ${member}-db`]),
        ];
        // In the state while a member is part of the stack, in the cluster when it has left and its volume stays.
        const made = members.flatMap((member) => [`Stash ${member}-db-credentials`, `Stash ${member}-passwords`]);
        const kept = members.flatMap((member) => [`Secret ${member}-db-credentials`, `Secret ${member}-ledger-keys`]);
        expect(names("protect")).toEqual([...ledgers, ...made].sort());
        expect(names("retainOnDelete")).toEqual([...ledgers, ...kept].sort());
    });

    it("are at most 20 a node, so that a state of forty nodes is still written quickly", () => {
        for (const member of ["party-a", "party-b"]) {
            const component = graph.one("corda:node:CordaNode", member);
            const resources = graph.descendants(component).filter(({ custom }) => custom);
            expect(resources.map(name).length, resources.map(name).join(", ")).toBeLessThanOrEqual(20);
        }
    });

    it("let the next up run every Job again that failed", () => {
        const jobs = graph.ofType("Job");
        expect(jobs.map(name).sort()).toEqual(["Job corda-cordapps-check", "Job notary-registration"]);
        for (const job of jobs) {
            expect(job.inputs["metadata"], name(job)).toMatchObject({
                annotations: { "pulumi.com/replaceUnready": "true" },
            });
        }
    });

    it("ignore changes only of what is made once", () => {
        const ignoring = graph.resources.filter(({ ignoreChanges }) => ignoreChanges.length > 0);
        expect(ignoring.map(name).sort()).toEqual(graph.ofType("Stash").map(name).sort());
        expect(graph.ofType("Stash").every(({ ignoreChanges }) => ignoreChanges.join() === "input")).toBe(true);
    });

    it("name a Namespace only through its resource, so that none is made before it", () => {
        const namespace = graph.one("Namespace", "corda");
        const early = graph.kubernetes.filter(
            (object) =>
                object !== namespace && !(object.propertyDependencies["metadata"] ?? []).includes(namespace.urn),
        );
        expect(early.filter(({ name: logicalName }) => !logicalName.startsWith("corda-allow-")).map(name)).toEqual([]);
    });
});

describe("the order in which the dev stack comes up", () => {
    const before = (later: RecordedResource, earlier: RecordedResource) => graph.before(later).has(earlier.urn);
    const workloads = () => [...graph.ofType("StatefulSet"), ...graph.ofType("Deployment"), ...graph.ofType("Job")];

    it("has no circle", () => {
        const circles = graph.resources.filter((resource) => graph.before(resource).has(resource.urn));
        expect(circles.map(name)).toEqual([]);
    });

    it("waits for whatever a property takes its value from", () => {
        const missing = graph.resources.flatMap((resource) =>
            Object.values(resource.propertyDependencies)
                .flat()
                .filter((urn) => !resource.dependencies.includes(urn)),
        );
        expect(missing).toEqual([]);
    });

    it("denies everything before the first pod can start [004-22]", () => {
        for (const policy of ["corda-default-deny", "corda-allow-dns"]) {
            const open = workloads().filter((workload) => !before(workload, graph.one("NetworkPolicy", policy)));
            expect(open.map(name)).toEqual([]);
        }
    });

    it("opens a workload's own paths and addresses first, and so closes them last: a node drains over them", () => {
        const ownObjects = ["NetworkPolicy", "Service"].flatMap((kind) => graph.ofType(kind));
        const late = workloads().flatMap((workload) =>
            ownObjects
                .filter(({ parent }) => parent === workload.parent)
                // The CorDapp check is no server, and the repository's Service waits for pods to be there.
                .filter((object) => !(object.type.endsWith(":Service") && object.name === "corda-cordapps"))
                .filter((object) => !before(workload, object))
                .map((object) => `${name(workload)} doesn't wait for ${name(object)}`),
        );
        expect(late).toEqual([]);
    });

    it.each(members)("has the database of %s ready and reachable before its node starts [004-26]", (member) => {
        const node = graph.one("StatefulSet", member);
        for (const kind of ["StatefulSet", "Service", "NetworkPolicy"]) {
            expect(before(node, graph.one(kind, `${member}-db`)), kind).toBe(true);
        }
    });

    it("has CorDapps checked by digest before anything serves them, and served before any node starts [000-13]", () => {
        const check = graph.one("Job", "corda-cordapps-check");
        const repository = graph.one("Deployment", "corda-cordapps");
        expect(before(repository, check)).toBe(true);
        for (const member of [...members, "corda-network-map"]) {
            expect(before(graph.one("StatefulSet", member), repository), member).toBe(true);
        }
        expect(before(graph.one("Job", "notary-registration"), repository)).toBe(true);
    });

    it("has the network map up before the notary registers, and the notary registered before any node starts", () => {
        const registration = graph.one("Job", "notary-registration");
        expect(before(registration, graph.one("StatefulSet", "corda-network-map"))).toBe(true);
        expect(before(registration, graph.one("StatefulSet", "notary-db"))).toBe(true);
        for (const member of members) {
            expect(before(graph.one("StatefulSet", member), registration), member).toBe(true);
        }
    });
});
