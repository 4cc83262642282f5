import type { ClusterSecretStore } from "../secret-store";

/** Kubernetes Secrets, made of the stack's own encrypted configuration: no other system is needed. */
export const kubernetesSecrets: ClusterSecretStore = { kind: "kubernetes" };
