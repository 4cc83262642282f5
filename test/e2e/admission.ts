import { type KubernetesObject, KubernetesObjectApi } from "@kubernetes/client-node";
import { describe, expect, it } from "vitest";
import { withWebClient } from "../program/bank-web";
import { unwrapped } from "../program/recorded-values";
import { type LiveNetwork, namespace } from "./live-network";

type Workload = KubernetesObject & { readonly spec?: { readonly template?: { readonly spec: object } } };

/** What can't run here is shown to a real API server, which checks and admits it and keeps nothing. */
export function admissionTests(live: () => LiveNetwork): void {
    describe("admission", () => {
        it("takes every object of a web client, and its pod under the standard restricted [001-6] [002-22]", async () => {
            const graph = await withWebClient();
            const objects = graph
                .descendants(graph.one("corda:client:WebClient", "bank-web"))
                .map(({ inputs }) => unwrapped(inputs) as Workload);
            const pods = objects.flatMap(({ spec }) =>
                spec?.template === undefined
                    ? []
                    : [
                          {
                              apiVersion: "v1",
                              kind: "Pod",
                              metadata: { name: "bank-web", namespace },
                              // Its own account isn't kept either, and a pod is taken with an account that is there only.
                              spec: { ...spec.template.spec, serviceAccountName: "default" },
                          },
                      ],
            );
            const api = KubernetesObjectApi.makeApiClient(live().kubeconfig);
            const admitted = [];
            for (const object of [...objects, ...pods]) {
                admitted.push((await api.create(object, undefined, "All")).kind);
            }
            expect(admitted.sort()).toEqual([
                "Deployment",
                "Ingress",
                "NetworkPolicy",
                "Pod",
                "Service",
                "ServiceAccount",
            ]);
        });

        it("refuses a pod that asks for more than restricted gives [002-22]", async () => {
            const pod = {
                metadata: { name: "privileged" },
                spec: { containers: [{ name: "a", image: "a:1", securityContext: { privileged: true } }] },
            };
            await expect(live().core.createNamespacedPod({ namespace, body: pod, dryRun: "All" })).rejects.toThrow(
                /violates PodSecurity .*restricted/,
            );
        });
    });
}
