import { randomBytes } from "node:crypto";
import * as pulumi from "@pulumi/pulumi";

/**
 * A value made once, at the first `up`, and kept encrypted in the state: what a later run would make anew is ignored.
 * `pulumi.Stash` is part of the engine, so no provider has to be installed for it.
 */
export function generatedOnce(
    name: string,
    make: () => pulumi.Input<string>,
    parent: pulumi.Resource,
): pulumi.Output<string> {
    const stash = new pulumi.Stash(name, { input: pulumi.secret(make()) }, { parent, ignoreChanges: ["input"] });
    return pulumi.secret(stash.output as pulumi.Output<string>);
}

/** A password of 32 characters from 192 random bits, in the base64url alphabet: nothing a configuration file has to escape. */
export function generatedPassword(name: string, parent: pulumi.Resource): pulumi.Output<string> {
    return generatedOnce(name, () => randomBytes(24).toString("base64url"), parent);
}
