import type { CloudRights, PodAccount, PodIdentity } from "../../../infra/pod-identity";
import type { SecretStore } from "../../../infra/secret-store";
import { awsSecretsManager } from "../../../infra/secrets/aws-secrets-manager";
import { azureKeyVault } from "../../../infra/secrets/azure-key-vault";
import { hashicorpVault } from "../../../infra/secrets/hashicorp-vault";
import { kubernetesSecrets } from "../../../infra/secrets/kubernetes";

/** A right that a store asked its platform for. */
export interface Granted {
    readonly account: PodAccount;
    readonly rights: CloudRights;
}

/** A store as a platform makes it, with a cloud that writes down what it is asked for. */
export interface StoreOfTests {
    readonly store: SecretStore;
    readonly granted: readonly Granted[];
}

/** Every driver by its kind. */
export const stores: Readonly<Record<SecretStore["kind"], () => StoreOfTests>> = {
    kubernetes: () => ({ store: kubernetesSecrets, granted: [] }),
    "aws-secrets-manager": () => {
        const { identity, granted } = cloud([{ cidr: "169.254.170.23/32", ports: [80] }]);
        const kmsKey = "arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555";
        return { store: awsSecretsManager({ region: "eu-west-1", prefix: "corda/", kmsKey, identity }), granted };
    },
    "azure-key-vault": () => {
        const { identity, granted } = cloud();
        const tenantId = "01234567-89ab-cdef-0123-456789abcdef";
        return { store: azureKeyVault({ vault: "bank-secrets", tenantId, prefix: "corda-", identity }), granted };
    },
    "hashicorp-vault": () => ({
        store: hashicorpVault({
            address: "https://vault.example.com:8200",
            role: "corda-{namespace}-{account}",
            authMount: "kubernetes",
            engineMount: "secret",
            folder: "corda",
        }),
        granted: [],
    }),
};

function cloud(egress?: PodIdentity["egress"]) {
    const granted: Granted[] = [];
    const identity = (account: PodAccount, rights: CloudRights): PodIdentity => {
        granted.push({ account, rights });
        return {
            accountAnnotations: {},
            podLabels: {},
            requires: [],
            egress,
            clientId: `client-of-${account.namespace}-${account.name}`,
        };
    };
    return { identity, granted };
}
