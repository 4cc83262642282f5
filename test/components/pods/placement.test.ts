import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placed, type StandIn } from "../../../components/pods/placement";

const zone = "topology.kubernetes.io/zone";
const machine = "kubernetes.io/hostname";
const standIn = (count: number): StandIn => ({
    pods: { matchLabels: { group: "g" } },
    own: { key: "member", value: "one" },
    count,
});
const others = {
    matchLabels: { group: "g" },
    matchExpressions: [{ key: "member", operator: "NotIn", values: ["one"] }],
};

describe("a pod that others stand in for", () => {
    it("is never in the zone of another where each can have one of its own [004-46]", () => {
        expect(placed({ apart: [standIn(3)] }, 3)).toEqual({
            affinity: {
                podAntiAffinity: {
                    requiredDuringSchedulingIgnoredDuringExecution: [{ labelSelector: others, topologyKey: zone }],
                },
            },
        });
    });

    it("starts all the same where there are too few zones, as far apart as there is room [004-46]", () => {
        const preferred = [
            { weight: 100, podAffinityTerm: { labelSelector: others, topologyKey: zone } },
            { weight: 50, podAffinityTerm: { labelSelector: others, topologyKey: machine } },
        ];
        const expected = {
            affinity: { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: preferred } },
        };
        expect(placed({ apart: [standIn(4)] }, 3)).toEqual(expected);
        expect(placed({ apart: [standIn(2)] })).toEqual(expected);
    });

    it("never keeps a pod of its own away: a Job on its volume runs beside it", () => {
        fc.assert(
            fc.property(fc.integer({ min: 2, max: 9 }), fc.integer({ min: 1, max: 9 }), (count, zones) => {
                const { podAntiAffinity = {} } = placed({ apart: [standIn(count)] }, zones).affinity as {
                    podAntiAffinity?: object;
                };
                const selectors = [...JSON.stringify(podAntiAffinity).matchAll(/"labelSelector":/g)];
                expect(selectors.length).toBe(count <= zones ? 1 : 2);
                expect(JSON.stringify(podAntiAffinity).split('"operator":"NotIn","values":["one"]').length - 1).toBe(
                    selectors.length,
                );
            }),
        );
    });
});

describe("a placement", () => {
    it("asks for nothing where nothing is wanted", () => {
        expect(placed({})).toEqual({});
        expect(placed({ apart: [] }, 3)).toEqual({});
    });

    it("says all that is wanted at once", () => {
        const pods = { matchLabels: { role: "node" } };
        const both = placed({ beside: pods, near: { matchLabels: { db: "a" } }, apart: [standIn(2)], spread: pods }, 2);
        expect(both).toEqual({
            affinity: {
                podAffinity: {
                    requiredDuringSchedulingIgnoredDuringExecution: [{ labelSelector: pods, topologyKey: machine }],
                    preferredDuringSchedulingIgnoredDuringExecution: [
                        {
                            weight: 100,
                            podAffinityTerm: { labelSelector: { matchLabels: { db: "a" } }, topologyKey: zone },
                        },
                    ],
                },
                podAntiAffinity: {
                    requiredDuringSchedulingIgnoredDuringExecution: [{ labelSelector: others, topologyKey: zone }],
                },
            },
            topologySpreadConstraints: [zone, machine].map((topologyKey) => ({
                maxSkew: 1,
                topologyKey,
                whenUnsatisfiable: "ScheduleAnyway",
                labelSelector: pods,
            })),
        });
    });
});
