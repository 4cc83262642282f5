import { describe, expect, it } from "vitest";
import { checkStackConfig } from "../../config/check";
import { cenmSecrets, cenmStack } from "./cenm-fixture";
import { existingStack } from "./existing-fixture";
import { type Raw, set } from "./fixture";

const mistakes = (raw: Raw, secrets = {}) => checkStackConfig({ raw: { ...raw, secrets } }).mistakes;
const onOpenShift = (raw: Raw) =>
    set(raw, "platform", {
        kind: "existing",
        flavour: "openshift",
        context: "a-cluster",
        storage: { ledger: "fast-encrypted" },
    });

describe("a network for production", () => {
    it("takes a domain's own certificate where OpenShift's router has one for every host [003-13] [000-11]", () => {
        const stack = set(onOpenShift(existingStack()), "network.webClients[0].ingress", undefined);
        const line =
            "corda:network.webClients[0].tls: is missing: in production the router's own certificate is none for a host of your domain — add tls: { secret: bank-tls }";
        expect(mistakes(set(stack, "network.webClients[0].tls", undefined))).toEqual([line]);
        expect(mistakes(set(stack, "network.webClients[0].tls", { secret: "bank-tls" }))).toEqual([]);
        const tried = set(set(stack, "network.webClients[0].tls", undefined), "network.environment", "test");
        expect(mistakes(tried)).toEqual([]);
    });

    it("takes the same of the ways into its zone on CENM [003-13]", () => {
        const stack = set(cenmStack(), "network.environment", "prod");
        expect(mistakes(stack, cenmSecrets())).toEqual([]);
        expect(mistakes(set(stack, "network.zone.ingress.hosts.gateway", "cenm.local"), cenmSecrets())).toEqual([
            expect.stringContaining("corda:network.zone.ingress.hosts.gateway: "),
        ]);
        expect(mistakes(set(stack, "network.zone.ingress.hosts.gateway", "cenm.bank.com"), cenmSecrets())).toEqual([]);
        expect(mistakes(set(stack, "network.zone.ingress.tls", { issuer: "selfsigned" }), cenmSecrets())).toEqual([
            expect.stringContaining("corda:network.zone.ingress.tls.issuer: "),
        ]);
    });

    it("needs neither while somebody tries it out [003-13]", () => {
        const stack = set(existingStack(), "network.webClients[0].host", "bank.test");
        expect(mistakes(set(stack, "network.environment", "dev"))).toEqual([]);
    });
});
