import { describe, expect, it } from "vitest";
import { checkStackConfig } from "../../config/check";
import { aksStack } from "./aks-fixture";
import { cenmStack } from "./cenm-fixture";
import { completeStack, type Raw, set } from "./fixture";
import { eksStack } from "./refusals/eks";

function checked(stack: Raw, changes: Readonly<Record<string, unknown>>) {
    return checkStackConfig({
        raw: Object.entries(changes).reduce((raw, [path, value]) => set(raw, path, value), stack),
    });
}

const hosts = { identityManager: "doorman.example.com", gateway: "cenm.example.com" };

describe("the way in on OpenShift", () => {
    it("takes hosts of a zone on CENM alone, and a certificate where there is one [001-13]", () => {
        for (const ingress of [{ hosts }, { hosts, tls: { secret: "cenm-tls" } }]) {
            const changes = { "platform.flavour": "openshift", "network.zone.ingress": ingress };
            const { config, mistakes } = checked(cenmStack(), changes);
            expect(mistakes).toEqual([]);
            expect(config?.network.zone).toMatchObject({ ingress });
        }
    });

    it("takes a web client's host alone", () => {
        const changes = {
            "platform.flavour": "openshift",
            "network.webClients[0].ingress": undefined,
            "network.webClients[0].tls": undefined,
        };
        expect(checked(completeStack(), changes).mistakes).toEqual([]);
    });
});

describe.each([
    ["EKS", eksStack],
    ["AKS", aksStack],
])("the way in on %s", (_, stackOf) => {
    it("is an Ingress of a class that is named, with a certificate [001-13]", () => {
        const stack = stackOf();
        const { nodes } = stack["network"] as { nodes: Raw[] };
        const webClients = [
            { name: "web", node: nodes[0]?.["name"], image: "example.com/web:1", host: "web.example.com" },
        ];
        const { mistakes } = checked({ ...stack, network: { ...(stack["network"] as Raw), webClients } }, {});
        expect(mistakes).toEqual(
            expect.arrayContaining([
                "corda:network.webClients[0].ingress: is missing — add ingress: { class: nginx, namespace: ingress-nginx }",
                "corda:network.webClients[0].tls: is missing — add tls: { issuer: letsencrypt }",
            ]),
        );
    });
});

describe("the way in to a platform that isn't understood", () => {
    it("is asked for in neither form: one mistake, one line", () => {
        const changes = { "platform.flavour": "openshfit", "network.zone.ingress": { hosts } };
        expect(checked(cenmStack(), changes).mistakes).toEqual([
            'corda:platform.flavour: "openshfit" is not known — use generic, openshift or gke; did you mean openshift?',
        ]);
    });
});

describe("hosts of two webs", () => {
    it("differ between web clients too", () => {
        const stack = completeStack();
        const { webClients } = stack["network"] as { webClients: Raw[] };
        webClients.push({ ...webClients[0], name: "other-web" });
        expect(checked(stack, {}).mistakes).toEqual([
            'corda:network.webClients[1].host: "bank.example.com" is also webClients[0].host — give each a host of its own',
        ]);
    });
});
