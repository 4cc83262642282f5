import { describe, expect, it } from "vitest";
import { checkStackConfig } from "../../config/check";
import { completeStack, set, smallestStack } from "./fixture";
import { cordappRefusals } from "./refusals/cordapps";
import { databaseAndRpcRefusals } from "./refusals/database-and-rpc";
import { memberRefusals } from "./refusals/members";
import { networkRefusals } from "./refusals/network";
import { platformRefusals } from "./refusals/platform";
import { webClientRefusals } from "./refusals/web-clients";

const refusals = {
    ...platformRefusals,
    ...networkRefusals,
    ...cordappRefusals,
    ...memberRefusals,
    ...databaseAndRpcRefusals,
    ...webClientRefusals,
};
const expectedLines = Object.values(refusals).flatMap((rows) => rows.flatMap(([, , ...lines]) => lines));

function mistakesWith(path: string, value: unknown): readonly string[] {
    return checkStackConfig({ raw: set(completeStack(), path, value) }).mistakes;
}

describe.each(Object.entries(refusals))("a stack file is refused for %s", (_, rows) => {
    it.each(rows.map(([path, value, ...lines]) => ({ path, value, lines })))(
        "$path: $value",
        ({ path, value, lines }) => {
            expect(mistakesWith(path, value)).toEqual(lines);
        },
    );
});

describe("the refusals of a stack file", () => {
    it("are of at least sixty kinds", () => {
        expect(new Set(expectedLines.map((line) => line.replace(/^\S+ /, ""))).size).toBeGreaterThanOrEqual(60);
    });

    it("all name the key, what is wrong and how to mend it", () => {
        for (const line of expectedLines) {
            expect(line).toMatch(/^corda:(platform|network)\S*: .+ — .+$/);
        }
    });
});

describe("a stack file", () => {
    it("is taken when nothing is wrong with it", () => {
        expect(checkStackConfig({ raw: completeStack() }).mistakes).toEqual([]);
    });

    it("may not ask for a release that isn't in the catalogue; the nearest one is named [000-1]", () => {
        expect(mistakesWith("network.version", "4.11")).toEqual([expect.stringContaining("did you mean 4.10?")]);
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
