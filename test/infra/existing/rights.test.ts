import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type PolicyRule, type RenderedObject, requiredRights } from "../../../infra/existing/rights";
import { rightsManifest } from "../../../infra/existing/rights-manifest";

const owned = ["create", "delete", "get", "list", "patch", "watch"];
const object = (apiVersion: string, kind: string, more: Partial<RenderedObject> = {}): RenderedObject => ({
    apiVersion,
    kind,
    metadata: { name: "a", namespace: "corda" },
    ...more,
});
const namespace = (name: string, lookedUp: boolean) => object("v1", "Namespace", { metadata: { name }, lookedUp });
const inCorda = (...objects: RenderedObject[]) => requiredRights(objects).namespaces.get("corda") ?? [];

/** Whether rules allow a deed. */
const allows = (rules: readonly PolicyRule[], group: string, resource: string, verb: string, name?: string) =>
    rules.some(
        (rule) =>
            rule.apiGroups.includes(group) &&
            rule.resources.includes(resource) &&
            rule.verbs.includes(verb) &&
            (rule.resourceNames === undefined || (name !== undefined && rule.resourceNames.includes(name))),
    );

describe("the rights that a deployer needs", () => {
    it("are those to look a namespace up, by its name, and to own what is made in it [001-19]", () => {
        expect(requiredRights([namespace("corda", true), object("v1", "ConfigMap")])).toEqual({
            cluster: [],
            namespaces: new Map([
                [
                    "corda",
                    [
                        { apiGroups: [""], resources: ["configmaps"], verbs: owned },
                        { apiGroups: [""], resources: ["namespaces"], resourceNames: ["corda"], verbs: ["get"] },
                    ],
                ],
            ]),
        });
    });

    it("are the whole cluster's where the program makes the namespace: a right can't be given where nothing is yet [001-19]", () => {
        expect(requiredRights([namespace("corda", false), object("v1", "ConfigMap")])).toEqual({
            namespaces: new Map(),
            cluster: [{ apiGroups: [""], resources: ["configmaps", "namespaces"], verbs: owned }],
        });
    });

    it("take in what is looked at until a workload is ready, and nothing of it where nobody waits [001-19]", () => {
        const set = object("apps/v1", "StatefulSet");
        expect(inCorda(set)).toEqual([
            { apiGroups: [""], resources: ["events", "pods"], verbs: ["list", "watch"] },
            { apiGroups: ["apps"], resources: ["statefulsets"], verbs: owned },
        ]);
        const annotations = { "pulumi.com/skipAwait": "true" };
        expect(inCorda({ ...set, metadata: { ...set.metadata, annotations } })).toEqual([
            { apiGroups: ["apps"], resources: ["statefulsets"], verbs: owned },
        ]);
    });

    it("take in the class of a claim that is waited for, by its name [001-19]", () => {
        const claim = object("v1", "PersistentVolumeClaim", { storageClass: "gp3" });
        expect(requiredRights([claim]).cluster).toEqual([
            { apiGroups: ["storage.k8s.io"], resources: ["storageclasses"], resourceNames: ["gp3"], verbs: ["get"] },
        ]);
    });

    it("take in those that the program gives to accounts: nobody gives what he doesn't have [001-19] [004-7]", () => {
        const rules = [{ apiGroups: [""], resources: ["secrets"], resourceNames: ["keys"], verbs: ["get", "update"] }];
        const role = object("rbac.authorization.k8s.io/v1", "Role", { rules });
        expect(allows(inCorda(role), "", "secrets", "get", "keys")).toBe(true);
        expect(allows(inCorda(role), "", "secrets", "get", "another")).toBe(false);
        // What every Secret may be read by needs no second right to read one.
        expect(inCorda(role, object("v1", "Secret"))).toContainEqual({
            apiGroups: [""],
            resources: ["secrets"],
            resourceNames: ["keys"],
            verbs: ["update"],
        });
    });

    it("take in OpenShift's to name a Route's host [000-11] [001-19]", () => {
        const route = object("route.openshift.io/v1", "Route", { namesHost: true });
        expect(inCorda(route)).toContainEqual({
            apiGroups: ["route.openshift.io"],
            resources: ["routes/custom-host"],
            verbs: ["create", "update"],
        });
        expect(JSON.stringify(inCorda({ ...route, namesHost: false }))).not.toContain("custom-host");
    });

    it("are not guessed for a kind that nobody has thought of", () => {
        expect(() => inCorda(object("example.com/v1", "Widget"))).toThrow("infra/existing/kinds.ts");
    });

    it("allow exactly what their parts allow, however many there are, and say nothing twice [001-19]", () => {
        const one = fc.record({
            group: fc.constantFrom("", "apps"),
            resource: fc.constantFrom("a", "b", "c"),
            names: fc.option(fc.subarray(["x", "y", "z"], { minLength: 1 }), { nil: undefined }),
            verbs: fc.subarray(["get", "list", "update"], { minLength: 1 }),
        });
        fc.assert(
            fc.property(fc.array(one), (parts) => {
                const given = parts.map(({ group, resource, names, verbs }) => ({
                    apiGroups: [group],
                    resources: [resource],
                    resourceNames: names,
                    verbs,
                }));
                const role = object("rbac.authorization.k8s.io/v1", "Role", { rules: given });
                const rules = inCorda(role);
                const said: string[] = [];
                for (const group of ["", "apps"]) {
                    for (const resource of ["a", "b", "c"]) {
                        for (const verb of ["get", "list", "update"]) {
                            for (const name of [undefined, "x", "y", "z"]) {
                                expect(allows(rules, group, resource, verb, name)).toBe(
                                    allows(given, group, resource, verb, name),
                                );
                            }
                        }
                    }
                }
                for (const { apiGroups, resources, resourceNames, verbs } of rules) {
                    for (const resource of resources) {
                        for (const name of resourceNames ?? ["*"]) {
                            said.push(...verbs.map((verb) => `${apiGroups.join("+")} ${resource} ${name} ${verb}`));
                        }
                    }
                }
                expect(new Set(said).size).toBe(said.length);
            }),
        );
    });
});

describe("the manifest for a cluster's administrator", () => {
    const rights = requiredRights([namespace("corda", true), object("v1", "ConfigMap")]);

    it("has the namespace as the network needs it, one Role there and its binding, and nothing of the cluster's [001-19] [002-22]", () => {
        const manifest = rightsManifest(rights, { kind: "User", name: "alice" });
        expect(manifest.map(({ kind, metadata }) => `${kind} ${metadata.namespace ?? "-"}/${metadata.name}`)).toEqual([
            "Namespace -/corda",
            "Role corda/corda-deployer",
            "RoleBinding corda/corda-deployer",
        ]);
        expect(manifest[0]?.metadata.labels).toEqual({
            "pod-security.kubernetes.io/enforce": "restricted",
            "pod-security.kubernetes.io/audit": "restricted",
            "pod-security.kubernetes.io/warn": "restricted",
        });
        expect(manifest[2]?.["subjects"]).toEqual([
            { apiGroup: "rbac.authorization.k8s.io", kind: "User", name: "alice" },
        ]);
    });

    it("binds a ServiceAccount by its namespace", () => {
        const deployer = { kind: "ServiceAccount", name: "deployer", namespace: "ci" } as const;
        expect(rightsManifest(rights, deployer).at(-1)?.["subjects"]).toEqual([deployer]);
    });
});
