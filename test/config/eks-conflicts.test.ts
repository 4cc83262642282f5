import { describe, expect, it } from "vitest";
import { checkStackConfig } from "../../config/check";
import { type Raw, set } from "./fixture";
import { eksStack } from "./refusals/eks";

/** The mistakes of a stack on EKS with several changes. */
function mistakes(changes: Readonly<Record<string, unknown>>): readonly string[] {
    const raw = Object.entries(changes).reduce<Raw>((stack, [path, value]) => set(stack, path, value), eksStack());
    return checkStackConfig({ raw }).mistakes;
}

const certificates = { "platform.certificates": { email: "ops@example.com" } };
const vertical = {
    "platform.verticalPodAutoscaler": {
        chart: "oci://registry.example.com/charts/vertical-pod-autoscaler",
        version: "0.8.1",
    },
};
const webClient = (changes: Readonly<Record<string, unknown>> = {}) => ({
    "network.webClients": [
        {
            name: "bank-web",
            node: "bank-a",
            image: "registry.example.com/bank-web:1.0",
            host: "bank.corda.example.com",
            ingress: { class: "nginx", namespace: "ingress-nginx" },
            tls: { issuer: "letsencrypt" },
            ...changes,
        },
    ],
});

describe("a stack file on EKS", () => {
    it("is taken with hosts in the zone, certificates for them and recommendations [002-12] [002-16]", () => {
        const dns = { "platform.dns": { zone: "corda.example.com", webHosts: "external-dns" } };
        expect(
            mistakes({ ...dns, ...certificates, ...vertical, ...webClient(), "network.resizing": "recommend" }),
        ).toEqual([]);
    });

    it("is refused with certificates that there is no zone to prove by [002-12]", () => {
        const host = "node.example.com";
        const own = {
            "platform.dns": undefined,
            "network.notaries[0].host": `a.${host}`,
            "network.nodes[0].host": `b.${host}`,
        };
        expect(mistakes({ ...own, ...certificates })).toEqual([
            "corda:platform.certificates: needs a zone in which hosts are proved — add dns: { zone: corda.example.com }, or remove it",
        ]);
    });

    it("is refused with a host that the issuer can't prove [002-12]", () => {
        expect(mistakes({ ...certificates, ...webClient({ host: "bank.example.org" }) })).toEqual([
            'corda:network.webClients[0].host: "bank.example.org" lies outside of platform.dns.zone corda.example.com, in which the issuer letsencrypt proves hosts — take a host in it, or another certificate',
        ]);
        const other = webClient({ host: "bank.example.org", tls: { secret: "bank-tls" } });
        expect(mistakes({ ...certificates, ...other })).toEqual([]);
    });

    it("is refused with a host that a node has already: its record leads to the node [002-12]", () => {
        const dns = { "platform.dns": { zone: "corda.example.com", webHosts: "external-dns" } };
        expect(mistakes({ ...dns, ...webClient({ host: "bank-a.corda.example.com" }) })).toEqual([
            expect.stringMatching(
                /^corda:network\.webClients\[0\]\.host: "bank-a\.corda\.example\.com" is the name by which peers call nodes\[0\]/,
            ),
        ]);
        expect(mistakes({ ...dns, "network.nodes[0].host": "notary.corda.example.com" })).toEqual([
            expect.stringMatching(/^corda:network\.nodes\[0\]\.host: "notary\.corda\.example\.com" is the name that /),
        ]);
    });

    it("is refused with the zone itself as a host that external-dns gives its record: it could never take it back [002-12]", () => {
        const dns = { "platform.dns": { zone: "corda.example.com", webHosts: "external-dns" } };
        const zone = webClient({ host: "corda.example.com" });
        expect(mistakes({ ...dns, ...zone })).toEqual([
            'corda:network.webClients[0].host: "corda.example.com" is platform.dns.zone itself, and external-dns could never take its record back — take a host below it, or write platform.dns.webHosts: by-hand',
        ]);
        expect(mistakes(zone)).toEqual([]);
    });

    it("is refused with a web client that no controller is named for [002-12]", () => {
        expect(mistakes(webClient({ ingress: undefined }))).toEqual([
            "corda:network.webClients[0].ingress: is missing — add ingress: { class: nginx, namespace: ingress-nginx }",
        ]);
    });

    it("is taken with databases whose authorities are known for the region, and refused where they aren't [001-18]", () => {
        const databases = { "platform.databases": { kind: "rds" } };
        expect(mistakes(databases)).toEqual([]);
        const elsewhere = { "platform.region": "eu-nowhere-1", "platform.machines": { offered: true } };
        expect(mistakes({ ...databases, ...elsewhere })).toEqual([
            "corda:platform.databases.certificateAuthorities: is missing, and those of eu-nowhere-1 aren't known here — download AWS' certificate bundle for the region and write its path",
        ]);
    });

    it("is told of a region that is none, and of nothing that would follow from it [001-18]", () => {
        for (const region of ["eu-west-1a", "eu-west-1("]) {
            const given = mistakes({ "platform.region": region, "platform.databases": { kind: "rds" } });
            expect(given, region).toEqual([expect.stringMatching(/^corda:platform\.region: /)]);
        }
    });

    it("is refused with resizing that nothing installed would carry out [002-16]", () => {
        expect(mistakes({ ...vertical, "network.resizing": "in-place" })).toEqual([
            "corda:network.resizing: would be applied by nobody: of the autoscaler only what recommends is installed on EKS — write resizing: recommend",
        ]);
    });
});
