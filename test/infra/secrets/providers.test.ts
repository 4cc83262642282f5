import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { vaultRole } from "../../../infra/secrets/hashicorp-vault";
import { stores } from "./stores";

const outside = ["aws-secrets-manager", "azure-key-vault", "hashicorp-vault"] as const;

describe.each(outside)("what %s's provider is told", (kind) => {
    const { store } = stores[kind]();

    it("is as reviewed [003-6]", async () => {
        if (store.kind === "kubernetes") {
            throw new Error("is no store outside");
        }
        const { provider, parameters } = store.mount({
            account: { name: "party-a", namespace: "corda" },
            secret: "network-root",
            keys: ["password", "network-root-truststore.jks"],
        });
        await expect(stringify({ provider, parameters }, { lineWidth: 120 })).toMatchFileSnapshot(
            `golden/${kind}.yaml`,
        );
    });

    it("is told so that people find the value by the store's own tools [003-6]", () => {
        if (store.kind === "kubernetes") {
            throw new Error("is no store outside");
        }
        expect(store.entry("network-root", "password")).toEqual(
            {
                "aws-secrets-manager": { name: "corda/network-root/password" },
                "azure-key-vault": { name: "corda-network-root--password" },
                "hashicorp-vault": { name: "secret/data/corda/network-root", field: "password" },
            }[kind],
        );
    });
});

describe("a role in Vault", () => {
    it("is one for every account where the stack file says so, and else one for all [003-6]", () => {
        const account = { name: "party-a", namespace: "bank" };
        expect(vaultRole("corda-{namespace}-{account}", account)).toBe("corda-bank-party-a");
        expect(vaultRole("corda", account)).toBe("corda");
    });
});

describe("Azure Key Vault", () => {
    const { store } = stores["azure-key-vault"]();

    it("is refused keys that its names can't tell from another's [003-6]", () => {
        if (store.kind === "kubernetes") {
            throw new Error("is no store outside");
        }
        const mount = (...keys: string[]) => {
            return () => store.mount({ account: { name: "party-a", namespace: "corda" }, secret: "login", keys });
        };
        expect(mount("ca.crt", "ca_crt")).toThrow("secret login: ca_crt has the same place as another key");
        expect(mount(".dockerconfigjson")).toThrow("can't be told from another's");
        expect(() => store.entry("a".repeat(63), "k".repeat(80))).toThrow("at most 127");
    });
});
