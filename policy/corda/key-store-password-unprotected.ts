import type { ResourceRule } from "../rule";

/** The program makes passwords once, and keeps them in its own state by this resource. */
export const keyStorePasswordUnprotected: ResourceRule = {
    name: "corda-key-store-password-unprotected",
    protects: "A legal identity, from a volume that is still there and that nobody can open.",
    violation: "The password of a member's key stores goes when the member is taken out of the stack file.",
    remediation: "Protect it as the member's volume is protected.",
    severity: "high",
    controls: [],
    types: ["pulumi:index:Stash"],
    // By their name: in a preview what they hold isn't known.
    check: ({ opts, name }) => (!opts.protect && name.endsWith("-passwords") ? ["input"] : []),
};
