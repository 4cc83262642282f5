import * as pulumi from "@pulumi/pulumi";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ConfigError, readStackConfig } from "../../config/read";
import { type Raw, smallestStack } from "./fixture";

function stack(settings: Record<string, unknown>) {
    const texts = Object.entries(settings).map(([key, value]) => [
        `corda:${key}`,
        typeof value === "string" ? value : JSON.stringify(value),
    ]);
    pulumi.runtime.setAllConfig(Object.fromEntries(texts) as Record<string, string>);
    return new pulumi.Config("corda");
}

function refusal(config: pulumi.Config, environment = {}): ConfigError {
    try {
        readStackConfig(config, environment);
    } catch (error) {
        if (error instanceof ConfigError) {
            return error;
        }
        throw error;
    }
    throw new Error("it was taken");
}

afterEach(() => {
    pulumi.runtime.setAllConfig({});
});

describe("the program's configuration", () => {
    it("is what Pulumi read from the stack file", () => {
        expect(readStackConfig(stack(smallestStack()), {}).network.notaries[0]?.name).toBe("notary");
    });

    it("may be overridden by the environment, which is told [004-11]", () => {
        const told = vi.spyOn(pulumi.log, "info").mockResolvedValue(undefined);
        const environment = { CORDA_NETWORK__NAMESPACE: "elsewhere" };
        expect(readStackConfig(stack(smallestStack()), environment).network.namespace).toBe("elsewhere");
        expect(told).toHaveBeenCalledWith(
            "corda:network.namespace is set by the environment variable CORDA_NETWORK__NAMESPACE",
        );
        told.mockRestore();
    });

    it("is refused by an error that Pulumi prints without a stack trace", () => {
        const error = refusal(stack({ platform: "minikube" }));
        expect(pulumi.RunError.isInstance(error)).toBe(true);
        expect(error.message).toBe(
            [
                "The stack's configuration has 2 mistakes; nothing was changed.",
                "  corda:platform: is text, not a section — write a section, like platform: { kind: minikube }",
                "  corda:network: is missing — add it",
                "Every key is described in docs/reference/config.md.",
            ].join("\n"),
        );
    });

    it("has no keys beside its sections", () => {
        expect(refusal(stack({ ...smallestStack(), networks: {} })).mistakes).toEqual([
            "corda:networks: is not a known key — did you mean network?",
        ]);
    });

    it("leaves the keys of Pulumi and of other packages alone", () => {
        const config = stack(smallestStack());
        pulumi.runtime.setConfig("aws:region", "eu-west-1");
        pulumi.runtime.setConfig("pulumi:disable-default-providers", '["*"]');
        expect(readStackConfig(config, {}).platform.kind).toBe("minikube");
    });

    it("may not be encrypted: nothing in it is secret, and it would be written to the state in clear [001-9]", () => {
        const environment = { PULUMI_CONFIG_SECRET_KEYS: '["corda:network"]' };
        expect(refusal(stack(smallestStack()), environment).mistakes).toEqual([
            "corda:network: holds an encrypted value — remove it: no key here takes a secret; what is named as { secret: … } stands under corda:secrets",
        ]);
    });

    it("may hold secrets under corda:secrets alone, and there only encrypted [001-9]", () => {
        const named: Raw = {
            ...smallestStack(),
            secrets: { "network-root": { "network-root-truststore.jks": "q".repeat(40), password: "hunter2" } },
        };
        const rootTrustStore = { secret: "network-root" };
        const zone = { kind: "doorman", doormanUrl: "https://d.example.com", networkMapUrl: "https://m.example.com" };
        Object.assign(named["network"] as object, {
            zone: { ...zone, rootTrustStore, email: "ops@example.com" },
            notaries: [],
        });
        expect(refusal(stack(named)).mistakes).toEqual([
            "corda:secrets: is in clear — change the values where they are in use, remove the section and set it with `pulumi config set --secret --path`",
        ]);
        const environment = { PULUMI_CONFIG_SECRET_KEYS: '["corda:secrets"]' };
        expect(readStackConfig(stack(named), environment).secrets["network-root"]?.["password"]).toBe("hunter2");
    });
});
