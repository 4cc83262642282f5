package corda.pods.secrets;

import corda.pods.Refusal;
import corda.pods.Setting;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

/**
 * AWS Secrets Manager, as the role that EKS hands out for this pod's account: a file is a secret's binary value. Two
 * writers at once would make two versions, of which the later one counts; only one of them makes the secret. Source: AWS
 * Secrets Manager API reference, GetSecretValue, CreateSecret, PutSecretValue.
 */
final class AwsSecretsManager implements ValueStore {
    private static final String DENIED = "AccessDeniedException";
    private final SecretsManagerClient client;
    /** The key for secrets that aren't there yet; empty for the account's own. */
    private final String kmsKey;

    private AwsSecretsManager(SecretsManagerClient client, String kmsKey) {
        this.client = client;
        this.kmsKey = kmsKey;
    }

    static AwsSecretsManager ofThisPod() {
        SecretsManagerClient client = SecretsManagerClient.builder()
            .region(Region.of(ValueStore.required("AWS_REGION")))
            // No other way to credentials: neither a machine's role nor keys of somebody's.
            .credentialsProvider(ContainerCredentialsProvider.builder().build())
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .overrideConfiguration(all -> all.apiCallTimeout(Duration.ofSeconds(ValueStore.patienceSeconds())))
            .build();
        return new AwsSecretsManager(client, Setting.text("SECRETS_KMS_KEY", ""));
    }

    @Override
    public Held read(ValueName name) {
        try {
            return held(name);
        } catch (SdkException failure) {
            // Rights are to names with the ending that AWS gives to a secret: reading one that has none yet is refused
            // like reading another's. Whether it is there, making it tells.
            if (DENIED.equals(code(failure))) {
                return new Held(null, null);
            }
            throw refusal(name, "read", failure);
        }
    }

    private Held held(ValueName name) {
        try {
            GetSecretValueResponse found = client.getSecretValue(request -> request.secretId(name.name));
            return new Held(
                found.secretBinary() == null
                    ? found.secretString().getBytes(StandardCharsets.UTF_8) : found.secretBinary().asByteArray(),
                null);
        } catch (ResourceNotFoundException absent) {
            return new Held(null, null);
        }
    }

    @Override
    public boolean write(ValueName name, byte[] value, Held before) {
        SdkBytes binary = SdkBytes.fromByteArray(value);
        try {
            if (before.value == null && create(name, binary)) {
                return true;
            }
            // Made meanwhile by another writer, or there without a value.
            if (before.value == null && held(name).value != null) {
                return false;
            }
            client.putSecretValue(request -> request.secretId(name.name).secretBinary(binary));
            return true;
        } catch (SdkException failure) {
            throw refusal(name, "written", failure);
        }
    }

    private boolean create(ValueName name, SdkBytes binary) {
        CreateSecretRequest.Builder request = CreateSecretRequest.builder().name(name.name).secretBinary(binary);
        try {
            client.createSecret((kmsKey.isEmpty() ? request : request.kmsKeyId(kmsKey)).build());
            return true;
        } catch (ResourceExistsException present) {
            return false;
        }
    }

    private static Refusal refusal(ValueName name, String done, SdkException failure) {
        String code = code(failure);
        // The code alone: a message may have something of the request in it.
        return code == null
            ? new Refusal(name + " can't be " + done + ": " + failure.getMessage())
            : new Refusal(name + " can't be " + done + ": Secrets Manager answers with HTTP status "
                + ((SecretsManagerException) failure).statusCode() + ", " + code
                + ("InvalidRequestException".equals(code) ? ": it may be marked for deletion, restore it" : ""));
    }

    /** What Secrets Manager answered; null for what never got there. */
    private static String code(SdkException failure) {
        return failure instanceof SecretsManagerException
            ? String.valueOf(((SecretsManagerException) failure).awsErrorDetails().errorCode()) : null;
    }
}
