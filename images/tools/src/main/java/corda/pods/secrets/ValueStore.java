package corda.pods.secrets;

import corda.pods.Refusal;
import corda.pods.Setting;

/** A store outside the cluster, as far as this pod's account may read and write it. */
interface ValueStore {
    /** What is there under a name. */
    Held read(ValueName name) throws Exception;

    /** Writes a value in the place of what was read; false where somebody else has written meanwhile. */
    boolean write(ValueName name, byte[] value, Held before) throws Exception;

    /** What a store has under a name. */
    final class Held {
        /** Null where nothing is. */
        final byte[] value;
        /** What the store needs in order to tell whether it is the same still; null where it can't. */
        final Object version;

        Held(byte[] value, Object version) {
            this.value = value;
            this.version = version;
        }
    }

    /** The store of a kind, reached as the environment says. */
    static ValueStore of(String kind) {
        switch (kind) {
            case "aws-secrets-manager":
                return AwsSecretsManager.ofThisPod();
            case "azure-key-vault":
                return AzureKeyVault.ofThisPod();
            case "hashicorp-vault":
                return HashicorpVault.ofThisPod();
            default:
                throw new Refusal("\"" + kind + "\" is no store: "
                    + "aws-secrets-manager, azure-key-vault and hashicorp-vault are");
        }
    }

    /** How long a store that can't be reached is asked again. */
    static int patienceSeconds() {
        return Setting.number("SECRET_STORE_SECONDS", 120);
    }

    /** Where something of a store is, which nothing can stand in for. */
    static String required(String variable) {
        String value = Setting.text(variable, "");
        if (value.isEmpty()) {
            throw new Refusal(variable + " isn't set: the pod has to say where the store is");
        }
        return value;
    }
}
