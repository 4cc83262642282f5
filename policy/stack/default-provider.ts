import type { StackRule } from "../rule";

/** What the engine calls a provider that nobody made. Source: Pulumi docs, "Default and explicit providers". */
const isDefault = (type: string, name: string) => type.startsWith("pulumi:providers:") && /^default(_|$)/.test(name);

export const defaultProvider: StackRule = {
    name: "stack-default-provider",
    protects: "Whatever the current context of a kubeconfig or the variables of a shell happen to point at.",
    violation: "Resources are made by a default provider, wherever that leads at the moment.",
    remediation: "Hand the resource a provider by `parent` or `provider`, and keep pulumi:disable-default-providers.",
    severity: "high",
    controls: [],
    checkStack: (resources) => resources.filter(({ type, name }) => isDefault(type, name)).map(({ urn }) => ({ urn })),
};
