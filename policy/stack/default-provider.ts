import type { StackRule } from "../rule";

/**
 * What the engine calls a provider that nobody made; its own, of stashes, leads nowhere else. Source: Pulumi docs,
 * "Default and explicit providers".
 */
const isDefault = (type: string, name: string) =>
    type.startsWith("pulumi:providers:") && type !== "pulumi:providers:pulumi" && /^default(_|$)/.test(name);

export const defaultProvider: StackRule = {
    name: "stack-default-provider",
    protects: "Whatever the current context of a kubeconfig or the variables of a shell happen to point at.",
    violation: "Resources are made by a default provider, wherever that leads at the moment.",
    remediation: "Hand the resource a provider by `parent` or `provider`, and keep pulumi:disable-default-providers.",
    severity: "high",
    controls: [],
    checkStack: (resources) => resources.filter(({ type, name }) => isDefault(type, name)).map(({ urn }) => ({ urn })),
};
