import type { Control } from "../rule";

/** A control of the Pod Security Standards, by its policy and its name: `Baseline: Host Ports`. */
export function podSecurity(reference: string): Control {
    return { framework: "Pod Security Standards", reference };
}

/** A section of the "Kubernetes Hardening Guide" of NSA and CISA, version 1.2, with what of it is meant. */
export function hardening(reference: string): Control {
    return { framework: "NSA/CISA Kubernetes Hardening", reference };
}

/** Numbers of one recommendation in the CIS benchmarks, each where that benchmark has it. */
export function cis(numbers: {
    /** CIS Kubernetes Benchmark 1.12. */
    readonly kubernetes?: string;
    /** CIS Amazon EKS Benchmark 1.8. */
    readonly eks?: string;
    /** CIS AKS Benchmark 1.8. */
    readonly aks?: string;
}): Control[] {
    const benchmarks = [
        ["CIS Kubernetes 1.12", numbers.kubernetes],
        ["CIS EKS 1.8", numbers.eks],
        ["CIS AKS 1.8", numbers.aks],
    ] as const;
    return benchmarks.flatMap(([framework, reference]) => (reference === undefined ? [] : [{ framework, reference }]));
}
