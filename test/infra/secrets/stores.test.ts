import { secretStoreConformance } from "./conformance";
import { stores } from "./stores";

secretStoreConformance("kubernetes", stores.kubernetes);
secretStoreConformance("aws-secrets-manager", stores["aws-secrets-manager"]);
secretStoreConformance("azure-key-vault", stores["azure-key-vault"]);
secretStoreConformance("hashicorp-vault", stores["hashicorp-vault"]);
