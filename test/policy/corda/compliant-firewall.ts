import type { Example } from "../judge";
import { container, healthy, image, jvm, memory, scratch, workload } from "./compliant";

const tunnel = (own: string) => `  tunnelSSLConfiguration {
    keyStorePassword = "\${file:/sources/tunnel-password/password}"
    trustStorePassword = "\${file:/sources/tunnel-password/password}"
    sslKeystore = "/tunnel/${own}.jks"
    trustStoreFile = "/tunnel/truststore.jks"
  }
`;

const bridgeConf = `firewallMode = "BridgeInner"
sslKeystore = "/p2p/bridge.jks"
keyStorePassword = "\${file:/sources/p2p-password/password}"
trustStoreFile = "/p2p/truststore.jks"
trustStorePassword = "\${file:/sources/p2p-password/password}"
outboundConfig {
  artemisBrokerAddress = "messaging.corda.svc.cluster.local:11005"
  artemisSSLConfiguration {
    keyStorePassword = "\${file:/sources/keystores-password/password}"
  }
}
revocationConfig {
  mode = "SOFT_FAIL"
}
bridgeInnerConfig {
  floatAddresses = [
    "edge-float-tunnel.dmz.svc.cluster.local:12005"
  ]
  expectedCertificateSubject = "CN=float, O=Corda, L=London, C=GB"
${tunnel("bridge")}}
`;

const floatConf = `firewallMode = "FloatOuter"
inboundConfig {
  listeningAddress = "0.0.0.0:10002"
}
floatOuterConfig {
  floatAddress = "0.0.0.0:12005"
  expectedCertificateSubject = "CN=bridge, O=Corda, L=London, C=GB"
${tunnel("float")}}
revocationConfig {
  mode = "EXTERNAL_SOURCE"
}
`;

function firewall(
    kind: "StatefulSet" | "Deployment",
    role: "bridge" | "float",
    conf: string,
    own: {
        readonly mounts: readonly object[];
        readonly volumes: readonly object[];
        readonly annotations?: Record<string, string>;
    },
): Example {
    const name = `edge-${role}`;
    return workload(kind, name, {
        component: `corda-${role}`,
        namespace: role === "float" ? "dmz" : "corda",
        labels: { "corda/role": role, "corda/eviction": "on-request" },
        annotations: own.annotations,
        spec: {
            initContainers: [
                container("configuration", {
                    image: image("corda-firewall"),
                    command: ["/opt/corda/bin/corda-configuration"],
                    args: ["/configuration", "firewall.conf", conf],
                    volumeMounts: [{ name: "configuration", mountPath: "/configuration" }],
                }),
            ],
            containers: [
                container(role, {
                    image: image("corda-firewall"),
                    command: ["/opt/corda/bin/corda-firewall"],
                    args: [...jvm],
                    ports: [{ name: "metrics", containerPort: 9404 }],
                    startupProbe: healthy(9404),
                    readinessProbe: healthy(9404, "/ready"),
                    livenessProbe: healthy(9404),
                    volumeMounts: [
                        { name: "base", mountPath: "/firewall" },
                        { name: "configuration", mountPath: "/etc/corda", readOnly: true },
                        { name: "tunnel", mountPath: "/tunnel", readOnly: true },
                        { name: "tmp", mountPath: "/tmp" },
                        ...own.mounts,
                    ],
                }),
            ],
            volumes: [
                { name: "base", emptyDir: { sizeLimit: "256Mi" } },
                memory("configuration"),
                memory("tunnel"),
                scratch,
                ...own.volumes,
            ],
        },
    });
}

/** The bridge of three banks. */
export function bridge(): Example {
    return firewall("StatefulSet", "bridge", bridgeConf, {
        annotations: { "corda/nodes": "bank-a,bank-b,bank-c" },
        mounts: [{ name: "p2p", mountPath: "/p2p", readOnly: true }],
        volumes: [memory("p2p")],
    });
}

/** Its float, in a namespace of its own. */
export function float(): Example {
    return firewall("Deployment", "float", floatConf, { mounts: [], volumes: [] });
}

/** A broker, with its journal on a volume of its own. */
export function broker(name = "messaging"): Example {
    return workload("StatefulSet", name, {
        component: "artemis",
        labels: { "corda/role": "broker", "corda/broker": "messaging", "corda/eviction": "one-of-several" },
        spec: {
            terminationGracePeriodSeconds: 60,
            containers: [
                container("artemis", {
                    image: image("artemis"),
                    command: ["/opt/corda/bin/artemis-broker"],
                    args: [...jvm],
                    ports: [{ name: "broker", containerPort: 11005 }],
                    startupProbe: healthy(8081),
                    readinessProbe: healthy(8081, "/ready"),
                    livenessProbe: healthy(8081),
                    volumeMounts: [
                        { name: "data", mountPath: "/data" },
                        { name: "keystores", mountPath: "/keystores", readOnly: true },
                    ],
                }),
            ],
            volumes: [{ name: "data", persistentVolumeClaim: { claimName: name } }, memory("keystores")],
        },
    });
}
