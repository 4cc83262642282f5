import { randomBytes } from "node:crypto";
import * as pulumi from "@pulumi/pulumi";

/**
 * Values made once, at the first `up`, and kept encrypted in the state: what a later run would make anew is ignored.
 * `pulumi.Stash` is part of the engine, so no provider has to be installed for it. What belongs together is one stash,
 * because every resource costs a write of the state.
 *
 * @param opts Protected where what they open is: a kept volume is of no use without the passwords of its key stores.
 */
export function generatedOnce<T extends Readonly<Record<string, string>>>(
    name: string,
    make: () => pulumi.Input<T>,
    opts: pulumi.CustomResourceOptions,
): pulumi.Output<T> {
    const input = pulumi.secret(make());
    const stash = new pulumi.Stash(name, { input }, { ...opts, ignoreChanges: ["input"] });
    return pulumi.secret(stash.output) as unknown as pulumi.Output<T>;
}

/** A password of 32 characters from 192 random bits, in the base64url alphabet: nothing a configuration file has to escape. */
export function randomPassword(): string {
    return randomBytes(24).toString("base64url");
}
