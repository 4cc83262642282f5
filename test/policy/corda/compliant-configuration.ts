import type { Example } from "../judge";
import { labels } from "./compliant";

/** What a node's configuration says, as the program writes it. Passwords are made up. */
export function nodeConf(name: string, own: { readonly legalName: string; readonly more?: string }): string {
    return `myLegalName = "${own.legalName}"
p2pAddress = "${name}.example.com:10002"
detectPublicIp = false
emailAddress = "ops@example.com"
devMode = false
networkServices {
  doormanURL = "https://doorman.example.com"
  networkMapURL = "https://map.example.com"
}
keyStorePassword = "key-store-of-${name}"
trustStorePassword = "trust-store-of-${name}"
cryptoServiceName = "AZURE_KEY_VAULT"
cryptoServiceConf = "/hsm/vault/az_keyvault.conf"
rpcSettings {
  address = "0.0.0.0:10003"
  adminAddress = "127.0.0.1:10043"
  useSsl = true
}
rpcUsers = [
  {
    username = "operator"
    password = "operator-of-${name}"
    permissions = [
      "ALL"
    ]
  }
  {
    username = "lifecycle"
    password = "lifecycle-of-${name}"
    permissions = [
      "InvokeRpc.stateMachinesSnapshot"
    ]
  }
]
dataSourceProperties {
  dataSourceClassName = "org.postgresql.ds.PGSimpleDataSource"
  dataSource {
    url = "jdbc:postgresql://${name}-db.example.com:5432/corda?sslmode=verify-full&sslrootcert=/etc/corda/database/ca.crt"
    user = "corda"
    password = "database-of-${name}"
  }
  maximumPoolSize = 10
}
enterpriseConfiguration {
  identityKeyAlias = "${name}-identity-private-key"
}
${own.more ?? ""}`;
}

/** The Secret with a node's configuration. */
export function configuration(name = "bank-a", legalName = "O=Bank A,L=London,C=GB", more?: string): Example {
    return {
        type: "kubernetes:core/v1:Secret",
        name: `${name}-conf`,
        props: {
            apiVersion: "v1",
            kind: "Secret",
            metadata: { namespace: "corda", labels: labels(name, "corda-node") },
            stringData: {
                "node.conf": nodeConf(name, { legalName, more }),
                username: "lifecycle",
                password: `lifecycle-of-${name}`,
            },
        },
    };
}

/** A single notary's block, or a cluster's worker's. */
export const notary = (database?: string) =>
    `notary {
  validating = false
  serviceLegalName = "O=Notary Service,L=London,C=GB"
${database === undefined ? "" : `  jpa { dataSourceProperties { jdbcUrl = "${database}" } }\n`}}
`;

/** The network map's own file. */
export function zone(): Example {
    return {
        type: "kubernetes:core/v1:ConfigMap",
        name: "corda-network-map",
        props: {
            apiVersion: "v1",
            kind: "ConfigMap",
            immutable: true,
            metadata: { namespace: "corda", labels: labels("corda-network-map", "network-map") },
            data: {
                "zone.json": JSON.stringify({ minimumPlatformVersion: 4, notaries: [], members: [] }),
            },
        },
    };
}

/** Replaces a part of what stands in a file of a Secret or a ConfigMap. */
export function rewrite(props: Record<string, unknown>, from: string, to: string, file = "node.conf"): void {
    for (const part of ["stringData", "data"]) {
        const files = props[part] as Record<string, string> | undefined;
        const text = files?.[file];
        if (files !== undefined && text !== undefined) {
            if (!text.includes(from)) {
                throw new Error(`${file} doesn't say ${from}`);
            }
            files[file] = text.replace(from, to);
        }
    }
}

/** A Secret with a file, given as data in base64 as Kubernetes shows it. */
export function inBase64({ props, ...example }: Example): Example {
    const { stringData, ...rest } = props as { stringData: Record<string, string> };
    return {
        ...example,
        props: {
            ...rest,
            data: Object.fromEntries(
                Object.entries(stringData).map(([key, value]) => [key, Buffer.from(value).toString("base64")]),
            ),
        },
    };
}
