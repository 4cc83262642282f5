import { describe, expect, it } from "vitest";
import { overexposed, portPlan } from "../../components/port-plan";
import { type Flavour, flavours } from "../../infra/flavours";

/** What each flavour asks for, as its documentation says it: a change here is a change of what users get. */
const expected = {
    generic: {
        podUser: "template",
        webEntrance: "ingress",
        dns: "kube-system k8s-app=kube-dns :53",
        publicPortsPerPod: "any number",
    },
    openshift: {
        podUser: "cluster",
        webEntrance: "route",
        dns: "openshift-dns dns.operator.openshift.io/daemonset-dns=default :5353",
        publicPortsPerPod: 1,
    },
    gke: {
        podUser: "template",
        webEntrance: "ingress",
        dns: "kube-system k8s-app=kube-dns :53, k8s-app=node-local-dns, 169.254.20.10, 169.254.169.254",
        publicPortsPerPod: "any number",
    },
} satisfies Record<Flavour, object>;

const labels = (pods: Readonly<Record<string, string>>) => Object.entries(pods).flat().join("=");

describe("what a flavour gives", () => {
    it("is known before anything is deployed [001-16] [003-16]", () => {
        const table = Object.fromEntries(
            Object.entries(flavours).map(([flavour, { dns, podUser, publicPortsPerPod, webEntrance }]) => [
                flavour,
                {
                    podUser,
                    webEntrance: webEntrance.kind,
                    dns: [
                        `${dns.namespace} ${labels(dns.pods)} :${dns.port}`,
                        ...(dns.caches?.pods === undefined ? [] : [labels(dns.caches.pods)]),
                        ...(dns.caches?.addresses ?? []),
                    ].join(", "),
                    publicPortsPerPod: publicPortsPerPod ?? "any number",
                },
            ]),
        );
        expect(table).toEqual(expected);
    });

    it.each(Object.entries(flavours))("is enough for the ports of every pod on %s [001-16]", (_, capabilities) => {
        expect(overexposed(portPlan, capabilities.publicPortsPerPod)).toEqual([]);
    });
});
