import type { Pass, Refusal } from "../refusal";
import { pass, refusal } from "./cases";
import { deployment, pods, statefulSet } from "./compliant";
import { configMap } from "./compliant-objects";

const container = `${pods.deployment}.containers[0]`;

/** Secrets where everybody sees them. */
export const secretRefusals: readonly Refusal[] = [
    refusal(
        "kubernetes-secret-environment",
        "a variable from a Secret",
        deployment,
        `${container}.env`,
        [
            { name: "REGION", value: "eu-west-1" },
            { name: "PASSWORD", valueFrom: { secretKeyRef: { name: "web", key: "password" } } },
        ],
        `${container}.env[1].valueFrom.secretKeyRef`,
    ),
    refusal(
        "kubernetes-secret-environment",
        "a whole Secret as variables of a container that prepares",
        statefulSet,
        `${pods.statefulSet}.initContainers[0].envFrom`,
        [{ configMapRef: { name: "web" } }, { secretRef: { name: "web" } }],
        `${pods.statefulSet}.initContainers[0].envFrom[1].secretRef`,
    ),
    refusal(
        "kubernetes-secret-literal",
        "a password in a variable",
        deployment,
        `${container}.env`,
        [{ name: "KEYSTORE_PASSWORD", value: "correct horse" }],
        `${container}.env[0].value`,
    ),
    refusal(
        "kubernetes-secret-literal",
        "a password in an address",
        deployment,
        `${container}.env`,
        [{ name: "DATABASE", value: "postgresql://corda:correct-horse@db.example.com/corda" }],
        `${container}.env[0].value`,
    ),
    refusal(
        "kubernetes-secret-literal",
        "a password after its flag",
        deployment,
        `${container}.args`,
        ["--port", "8080", "--keystore-password", "correct-horse"],
        `${container}.args[3]`,
    ),
    refusal(
        "kubernetes-secret-literal",
        "a password in a JVM's property",
        deployment,
        `${container}.command`,
        ["java", "-Djavax.net.ssl.keyStorePassword=correct-horse", "-jar", "web.jar"],
        `${container}.command[1]`,
    ),
    refusal(
        "kubernetes-secret-config-map",
        "a password in a ConfigMap's file",
        configMap,
        "data",
        { "jmx.yaml": "username: monitor\npassword: correct-horse\n" },
        'data["jmx.yaml"]',
    ),
    refusal(
        "kubernetes-secret-config-map",
        "a private key in a ConfigMap",
        configMap,
        "data",
        { "tls.key": ["-----BEGIN EC PRIVATE", "KEY-----\nMHc"].join(" ") },
        'data["tls.key"]',
    ),
    refusal(
        "kubernetes-secret-config-map",
        "a key of a ConfigMap that is a password's name",
        configMap,
        "data",
        { "trust-store-password": "correct-horse" },
        'data["trust-store-password"]',
    ),
];

export const secretPasses: readonly Pass[] = [
    pass("kubernetes-secret-environment", "variables from a field and from a ConfigMap", deployment, {
        [`${container}.env`]: [
            { name: "POD_IP", valueFrom: { fieldRef: { fieldPath: "status.podIP" } } },
            { name: "LEVEL", valueFrom: { configMapKeyRef: { name: "web", key: "level" } } },
        ],
        [`${container}.envFrom`]: [{ configMapRef: { name: "web" } }],
    }),
    pass("kubernetes-secret-literal", "where a secret's file is", deployment, {
        [`${container}.env`]: [
            { name: "KEYSTORE_PASSWORD_FILE", value: "/etc/web/password" },
            { name: "KEYSTORE_PASSWORD", value: "/etc/web/password" },
            { name: "SECRETS_KMS_KEY", value: "arn:aws:kms:eu-west-1:123456789012:key" },
        ],
        [`${container}.args`]: [
            "--keystore-password",
            "/etc/web/password",
            "--network-root-truststore-password=@/etc/corda/network-root/password",
        ],
    }),
    pass("kubernetes-secret-literal", "a placeholder that a file takes the place of", deployment, {
        [`${container}.args`]: ["node.conf", 'keyStorePassword = "${file:/sources/password}"\nusername = "corda"\n'],
    }),
    pass("kubernetes-secret-literal", "an address with a user and no password", deployment, {
        [`${container}.env`]: [{ name: "DATABASE", value: "postgresql://corda@db.example.com:5432/corda" }],
    }),
    pass("kubernetes-secret-config-map", "a certificate, and words about passwords", configMap, {
        data: {
            "ca.crt": "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n",
            "README.md": "The password is in the Secret web, and nowhere else.",
        },
    }),
];
