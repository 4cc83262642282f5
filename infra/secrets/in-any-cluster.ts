import type { z } from "zod";
import type { hashicorpVault as vaultSection } from "../../config/hashicorp-vault";
import type { kubernetesSecrets as clusterSection } from "../../config/secret-store";
import type { SecretStore } from "../secret-store";
import { hashicorpVault } from "./hashicorp-vault";
import { kubernetesSecrets } from "./kubernetes";

/** A store that needs no cloud. */
export type PlainStoreConfig = z.output<typeof clusterSection> | z.output<typeof vaultSection>;

/** The store that a stack file describes, on a platform without a cloud of its own. */
export function secretStoreOf(config: PlainStoreConfig): SecretStore {
    return config.kind === "kubernetes" ? kubernetesSecrets : hashicorpVault(config);
}
