import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadBalancerRequest, type LoadBalancersArgs } from "../../../infra/existing/load-balancers";
import { flavours, type Flavour } from "../../../infra/flavours";

const node = { name: "party-a", namespace: "corda", port: 10_002, host: "party-a.example.com" };
const names = Object.keys(flavours) as Flavour[];

describe("the load balancer of a node that peers outside reach", () => {
    it("is Google's on GKE, public or inside by one annotation each [003-16] [001-16]", () => {
        expect(loadBalancerRequest(node, "gke").serviceAnnotations).toEqual({ "cloud.google.com/l4-rbs": "enabled" });
        expect(loadBalancerRequest(node, "gke", { scheme: "internal" }).serviceAnnotations).toEqual({
            "networking.gke.io/load-balancer-type": "Internal",
        });
    });

    it.each(["generic", "openshift"] as const)("is asked for in no cloud's words on %s [001-16]", (flavour) => {
        expect(loadBalancerRequest(node, flavour)).toEqual({ serviceAnnotations: {} });
    });

    it("is inside the VPC where the stack file says so, with AWS's controller [002-38]", () => {
        const { serviceAnnotations } = loadBalancerRequest(node, "generic", { controller: "aws", scheme: "internal" });
        expect(serviceAnnotations).toMatchObject({
            "service.beta.kubernetes.io/aws-load-balancer-scheme": "internal",
        });
    });

    it("keeps connections of the node's own port, whichever it is [002-38]", () => {
        const { serviceAnnotations } = loadBalancerRequest({ ...node, port: 443 }, "generic", { controller: "aws" });
        expect(Object.keys(serviceAnnotations)).toContain(
            "service.beta.kubernetes.io/aws-load-balancer-listener-attributes.TCP-443",
        );
    });

    it("says what the stack file says, whatever else it says [001-16]", () => {
        const word = fc.stringMatching(/^[a-z]{1,8}$/);
        const given: fc.Arbitrary<LoadBalancersArgs> = fc.record(
            {
                controller: fc.constantFrom("cloud" as const, "aws" as const),
                scheme: fc.constantFrom("external" as const, "internal" as const),
                class: word,
                sourceRanges: fc.array(
                    fc.ipV4().map((address) => `${address}/32`),
                    { minLength: 1 },
                ),
                annotations: fc.uniqueArray(fc.record({ key: word, value: word }), { selector: ({ key }) => key }),
            },
            { requiredKeys: [] },
        );
        fc.assert(
            fc.property(given, fc.constantFrom(...names), (args, flavour) => {
                const request = loadBalancerRequest(node, flavour, args);
                for (const { key, value } of args.annotations ?? []) {
                    expect(request.serviceAnnotations[key]).toBe(value);
                }
                expect(request.sourceRanges).toEqual(args.sourceRanges);
                expect(request.loadBalancerClass).toBe(args.controller === "aws" ? "service.k8s.aws/nlb" : args.class);
            }),
        );
    });
});
