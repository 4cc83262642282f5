import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { kubeconfigWith } from "../../../infra/existing/access";
import { kubeconfig } from "../../program/kubeconfig";

const text = readFileSync(kubeconfig, "utf8");
const from = "output kubeconfig of the stack bank/clusters/prod";
const read = (given: unknown, context = "bank-cluster") =>
    kubeconfigWith(context, "corda:platform.context", given, from);

describe("the kubeconfig that another stack gives", () => {
    it("is taken as text, or as the object that some stacks give [001-19]", () => {
        expect(read(text)).toBe(text);
        const object = {
            clusters: [{ name: "c", cluster: { server: "https://a" } }],
            users: [{ name: "u", user: { token: "canary-token" } }],
            contexts: [{ name: "bank-cluster", context: { cluster: "c", user: "u" } }],
        };
        expect(JSON.parse(read(object))).toEqual(object);
    });

    it("is refused where it doesn't have the context that is named: its current one is nobody's choice [001-19]", () => {
        expect(() => read(text, "another")).toThrow(
            `corda:platform.context: the kubeconfig of ${from} doesn't have the context another ` +
                "(it has: corda-local, bank-cluster, dmz-cluster, somebody-elses) — name one of its contexts",
        );
    });

    it.each(["canary-token", 7, null, { token: "canary-token" }, ["canary-token"], "clusters: {canary-token"])(
        "is refused where it is none, and nothing of it is repeated: %j [003-6]",
        (given) => {
            const refused = () => read(given);
            expect(refused).toThrow(/^corda:platform\.(context|stackReference\.output): /);
            expect(refused).not.toThrow("canary-token");
        },
    );
});
