import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { checkStackConfig } from "../../config/check";
import { aksStack } from "./aks-fixture";
import { cenmStack } from "./cenm-fixture";
import { enterpriseStack, vaultStack } from "./enterprise-fixture";
import { namedSecrets } from "../program/stack-file";
import { existingStack } from "./existing-fixture";
import { completeStack, type Raw, set, smallestStack } from "./fixture";
import { aksRefusals } from "./refusals/aks";
import { aksDataRefusals } from "./refusals/aks-data";
import { aksNetworkRefusals } from "./refusals/aks-network";
import { brokersAndFirewallsRefusals } from "./refusals/brokers-and-firewalls";
import { cenmRefusals } from "./refusals/cenm";
import { cloudNativePgRefusals, cloudNativePgStack } from "./refusals/cloudnative-pg";
import { cordappRefusals } from "./refusals/cordapps";
import { databaseAndRpcRefusals } from "./refusals/database-and-rpc";
import { editionsAndImagesRefusals } from "./refusals/editions-and-images";
import { eksRefusals, eksStack } from "./refusals/eks";
import { enterpriseMembersRefusals } from "./refusals/enterprise-members";
import { existingRefusals } from "./refusals/existing";
import { halfReadRefusals } from "./refusals/half-read";
import { hsmLoginsAndPodsRefusals } from "./refusals/hsm-logins-and-pods";
import { hsmsRefusals } from "./refusals/hsms";
import { memberRefusals } from "./refusals/members";
import { networkRefusals } from "./refusals/network";
import { notaryClustersRefusals } from "./refusals/notary-clusters";
import { platformRefusals } from "./refusals/platform";
import { scalingRefusals } from "./refusals/scaling";
import { secretStoresRefusals } from "./refusals/secret-stores";
import { sharedPartsRefusals } from "./refusals/shared-parts";
import { webClientRefusals } from "./refusals/web-clients";
import type { Refusals } from "./refusals/row";
import { zonesRefusals } from "./refusals/zones";

const refusals = {
    ...platformRefusals,
    ...networkRefusals,
    ...cordappRefusals,
    ...memberRefusals,
    ...databaseAndRpcRefusals,
    ...webClientRefusals,
    ...scalingRefusals,
};
const ofEnterprise = {
    ...editionsAndImagesRefusals,
    ...zonesRefusals,
    ...hsmsRefusals,
    ...hsmLoginsAndPodsRefusals,
    ...sharedPartsRefusals,
    ...halfReadRefusals,
    ...brokersAndFirewallsRefusals,
    ...enterpriseMembersRefusals,
    ...notaryClustersRefusals,
};
const onAks = { ...aksRefusals, ...aksNetworkRefusals, ...aksDataRefusals };
const kinds = (table: Refusals) => Object.values(table).flatMap((rows) => rows.flatMap(([, , ...lines]) => lines));
const expectedLines = [
    refusals,
    ofEnterprise,
    cenmRefusals,
    eksRefusals,
    onAks,
    existingRefusals,
    secretStoresRefusals,
    cloudNativePgRefusals,
].flatMap(kinds);

function mistakesWith(path: string, value: unknown, stack = completeStack): readonly string[] {
    return checkStackConfig({ raw: set(stack(), path, value) }).mistakes;
}

describe.each([
    ...Object.entries(refusals).map(([what, rows]) => [what, rows, completeStack] as const),
    ...Object.entries(ofEnterprise).map(([what, rows]) => [what, rows, enterpriseStack] as const),
    ...Object.entries(cenmRefusals).map(([what, rows]) => [what, rows, cenmStack] as const),
    ...Object.entries(existingRefusals).map(([what, rows]) => [what, rows, existingStack] as const),
    ...Object.entries(eksRefusals).map(([what, rows]) => [what, rows, eksStack] as const),
    ...Object.entries(onAks).map(([what, rows]) => [what, rows, aksStack] as const),
    ...Object.entries(secretStoresRefusals).map(([what, rows]) => [what, rows, vaultStack] as const),
    ...Object.entries(cloudNativePgRefusals).map(([what, rows]) => [what, rows, cloudNativePgStack] as const),
])("a stack file is refused for %s", (_, rows, stack) => {
    it.each(rows.map(([path, value, ...lines]) => ({ path, value, lines })))(
        "$path: $value",
        ({ path, value, lines }) => {
            expect(mistakesWith(path, value, stack)).toEqual(lines);
        },
    );
});

describe("the refusals of a stack file", () => {
    const different = (lines: readonly string[]) => new Set(lines.map((line) => line.replace(/^\S+ /, ""))).size;

    it("are of at least sixty kinds for Community, and eighty more for Enterprise", () => {
        expect(different(kinds(refusals))).toBeGreaterThanOrEqual(60);
        const both = [...kinds(refusals), ...kinds(ofEnterprise)];
        expect(different(both) - different(kinds(refusals))).toBeGreaterThanOrEqual(80);
    });

    it("are of at least thirty-five more for a zone on CENM [001-13]", () => {
        const others = [...kinds(refusals), ...kinds(ofEnterprise)];
        expect(different([...others, ...kinds(cenmRefusals)]) - different(others)).toBeGreaterThanOrEqual(35);
    });

    it("are of at least thirty more on EKS [001-18]", () => {
        const others = [...kinds(refusals), ...kinds(ofEnterprise), ...kinds(cenmRefusals)];
        expect(different([...others, ...kinds(eksRefusals)]) - different(others)).toBeGreaterThanOrEqual(30);
    });

    it("are of at least sixty more for AKS [001-16] [001-18]", () => {
        const others = [...kinds(refusals), ...kinds(ofEnterprise), ...kinds(cenmRefusals)];
        expect(different([...others, ...kinds(onAks)]) - different(others)).toBeGreaterThanOrEqual(60);
    });

    it("are of at least twenty-five more for a cluster that exists, and for production on it [001-19] [003-13] [003-16]", () => {
        const others = [refusals, ofEnterprise, cenmRefusals, eksRefusals, onAks].flatMap(kinds);
        const withExisting = different([...others, ...kinds(existingRefusals)]);
        expect(withExisting - different(others)).toBeGreaterThanOrEqual(25);
    });

    it("are of at least eighteen more for a store of secrets [003-6]", () => {
        const others = [refusals, ofEnterprise, cenmRefusals, eksRefusals, onAks, existingRefusals].flatMap(kinds);
        expect(different(expectedLines) - different(others)).toBeGreaterThanOrEqual(18);
    });

    it("all name the key, what is wrong and how to mend it", () => {
        for (const line of expectedLines) {
            expect(line).toMatch(/^corda:(platform|network|secrets)\S*: .+ — .+$/);
        }
    });
});

describe("a stack file", () => {
    it("is taken when nothing is wrong with it", () => {
        expect(checkStackConfig({ raw: completeStack() }).mistakes).toEqual([]);
        expect(checkStackConfig({ raw: enterpriseStack() }).mistakes).toEqual([]);
        expect(checkStackConfig({ raw: cenmStack() }).mistakes).toEqual([]);
        expect(checkStackConfig({ raw: existingStack() }).mistakes).toEqual([]);
        expect(checkStackConfig({ raw: eksStack() }).mistakes).toEqual([]);
        expect(checkStackConfig({ raw: aksStack() }).mistakes).toEqual([]);
        expect(checkStackConfig({ raw: vaultStack() }).mistakes).toEqual([]);
    });

    it("may not have keys in HSMs that nobody initialised, nor leave one of them out [000-7, 000-8]", () => {
        const production = () => {
            const { config } = parse(readFileSync(join(__dirname, "../../Pulumi.prod.yaml"), "utf8")) as {
                config: Record<string, unknown>;
            };
            const { "corda:platform": platform, "corda:network": network } = config;
            return { platform, network, secrets: namedSecrets(network, platform) } as Raw;
        };
        expect(mistakesWith("platform.hsm.initialised", true, production)).toEqual([]);
        expect(mistakesWith("platform.hsm.initialised", false, production)).toEqual([
            "corda:network.hsms[0].kind: is AWS CloudHSM, which platform.hsm says isn't initialised — run `pulumi up` without the nodes that have keys there, initialise it as docs/platforms/eks.md says, then write platform.hsm.initialised: true",
        ]);
        expect(mistakesWith("network.hsms[0].addresses", ["10.64.224.20/32"], production)).toEqual([
            "corda:network.hsms[0].addresses: leaves out an HSM that the platform makes — write [10.64.224.20/32, 10.64.228.20/32]",
        ]);
    });

    it("may not ask for a release that isn't in the catalogue; the nearest one is named [000-1]", () => {
        expect(mistakesWith("network.version", "4.15", enterpriseStack)).toEqual([
            'corda:network.version: "4.15" is not known — the nearest known release of Corda Enterprise is 4.14; for another one give its platformVersion and images',
        ]);
        const custom = set(enterpriseStack(), "network.platformVersion", 170);
        expect(checkStackConfig({ raw: set(custom, "network.version", "4.15") }).mistakes).toEqual([]);
    });

    it("may not list a CorDapp without its digest [000-13]", () => {
        expect(mistakesWith("network.cordapps[0].sha256", undefined)).toEqual([
            expect.stringContaining("network.cordapps[0].sha256: is missing"),
        ]);
    });

    it("may not ask for copies of a member, and is pointed to its size [001-1]", () => {
        expect(mistakesWith("network.nodes[0].replicas", 2)).toEqual([expect.stringContaining("scale up with `size`")]);
    });

    it("may not hold a value of Corda's obfuscator, which is bound to one machine [001-8]", () => {
        for (const path of ["network.namespace", "platform.kubeconfig", "network.nodes[0].rpc.username"]) {
            expect(mistakesWith(path, "<encrypt{abc}>")).toEqual([expect.stringContaining("Corda's obfuscator")]);
        }
    });

    it("may not call a single notary highly available [003-10]", () => {
        expect(mistakesWith("network.notaries[0].ha", true)).toEqual([
            expect.stringContaining("one member gives no high availability"),
        ]);
    });

    it("may not have a single copy in production where several are promised [003-10]", () => {
        const production = () => set(cloudNativePgStack(), "network.environment", "prod");
        expect(mistakesWith("network.nodes[0].database.instances", 3, production)).toEqual([]);
        expect(mistakesWith("network.nodes[0].database.instances", 1, production)).toEqual([
            "corda:network.nodes[0].database.instances: is a single copy in production, and the kind promises that another one takes over — write 3, or kind: postgresql",
        ]);
        expect(mistakesWith("network.nodes[0].database.instances", 1, cloudNativePgStack)).toEqual([]);
    });

    it("may not give two members one legal name, however it is written", () => {
        expect(mistakesWith("network.nodes[0].legalName", "L=NEW YORK, ST=NY, O=Party b,C=US, OU=Desk")).toEqual([
            "corda:network.nodes[1].legalName: is also the name of nodes[0] (order, case and spaces don't count) — give every member an identity of its own",
        ]);
    });

    it("may not name a minikube platform's context as another platform does", () => {
        expect(checkStackConfig({ raw: set(smallestStack(), "platform.context", "minikube") }).mistakes).toEqual([
            "corda:platform.context: is not known with minikube — did you mean contexts, a list?",
        ]);
    });

    it.each([
        [[], "corda:platform.contexts: is an empty list — name at least one context, like minikube"],
        [["a", "b", "a"], 'corda:platform.contexts[2]: "a" is there twice — keep one'],
        ["minikube", "corda:platform.contexts: is text, not a list — write a list, like contexts: [ minikube ]"],
        [
            [""],
            'corda:platform.contexts[0]: "" is no name of a context — write one of `kubectl config get-contexts`, without spaces around it',
        ],
    ])("may not give a minikube platform the contexts %j", (contexts, line) => {
        expect(checkStackConfig({ raw: set(smallestStack(), "platform.contexts", contexts) }).mistakes).toEqual([line]);
    });

    it("may not name a kubeconfig that is no file", () => {
        expect(checkStackConfig({ raw: completeStack(), fileExists: () => false }).mistakes).toEqual([
            "corda:platform.kubeconfig: is no file — correct the path, or leave the key out for $KUBECONFIG or ~/.kube/config",
        ]);
    });
});
