import type { StackValidationPolicy } from "@pulumi/policy";

/**
 * What couldn't be judged, by rule: a value that a rule needs is known in the update only. Told once for all: a line for
 * each resource and rule would bury what was found.
 */
export class Unjudged {
    private readonly resources = new Map<string, Set<string>>();

    /**
     * Checks, and notes what isn't known yet instead of failing.
     *
     * @throws whatever else the check throws.
     */
    judging(rule: string, urn: string, check: () => void): void {
        try {
            check();
        } catch (error) {
            if (!isUnknown(error)) {
                throw error;
            }
            this.resources.set(rule, (this.resources.get(rule) ?? new Set()).add(urn));
        }
    }

    /** Tells of it, as an advisory, when everything else was judged. */
    policy(): StackValidationPolicy {
        return {
            name: "stack-not-known-yet",
            description: "Whoever reads a preview, from taking it for judged where it couldn't be.",
            enforcementLevel: "advisory",
            severity: "low",
            validateStack: (_, report) => {
                const rules = [...this.resources].map(([rule, urns]) => `${rule} (${String(urns.size)})`).sort();
                if (rules.length > 0) {
                    report(
                        "These rules need values that are known in the update only, and judge them then; in brackets " +
                            `how many resources: ${rules.join(", ")}.`,
                    );
                }
                this.resources.clear();
            },
        };
    }
}

/** Its class isn't part of what the SDK exports. */
function isUnknown(error: unknown): boolean {
    return error instanceof Error && error.constructor.name === "UnknownValueError";
}
