import { type Refusals, secret } from "./row";

/** Mistakes in a member's database and RPC, and secrets in any place. */
export const databaseAndRpcRefusals: Refusals = {
    "a member's database": [
        [
            "network.nodes[0].database",
            "h2",
            "corda:network.nodes[0].database: is text, not a section — write a section, like database: { kind: postgresql, storage: 10Gi }",
        ],
        [
            "network.nodes[0].database.kind",
            "postgres",
            'corda:network.nodes[0].database.kind: is not known — the word is "postgresql"',
        ],
        [
            "network.nodes[0].database.kind",
            "oracle",
            "corda:network.nodes[0].database.kind: is not known — write kind: external with vendor: oracle",
        ],
        [
            "network.nodes[0].database.kind",
            "rds",
            "corda:network.nodes[0].database.kind: is not known — write kind: managed on EKS, or kind: external for one that is there",
        ],
        [
            "network.nodes[0].database.kind",
            "db2",
            'corda:network.nodes[0].database.kind: "db2" is not known — use postgresql, h2, managed, cloudnative-pg or external',
        ],
        [
            "network.nodes[0].database",
            { kind: "managed" },
            "corda:network.nodes[0].database.kind: managed is a database that EKS or AKS runs — write kind: postgresql for one in the cluster, or kind: external for one that is there",
        ],
        [
            "network.nodes[0].database",
            { kind: "managed", password: secret },
            "corda:network.nodes[0].database.password: a stack file holds no secrets — remove it; the database's password is generated and kept encrypted",
            "corda:network.nodes[0].database.kind: managed is a database that EKS or AKS runs — write kind: postgresql for one in the cluster, or kind: external for one that is there",
        ],
        [
            "network.nodes[0].database",
            { kind: "managed", hosts: ["db.example.com"] },
            "corda:network.nodes[0].database.hosts: is not known — this database is made here; write kind: external for one that is there",
            "corda:network.nodes[0].database.kind: managed is a database that EKS or AKS runs — write kind: postgresql for one in the cluster, or kind: external for one that is there",
        ],
        [
            "network.nodes[0].database.url",
            "jdbc:postgresql://db.example.com/corda",
            "corda:network.nodes[0].database.url: is not known — this database runs in the cluster; write kind: external for one that is there",
        ],
        [
            "network.nodes[0].database.hosts",
            ["db.example.com"],
            "corda:network.nodes[0].database.hosts: is not known — this database runs in the cluster; write kind: external for one that is there",
        ],
        [
            "network.nodes[0].database.storage",
            "1Mi",
            'corda:network.nodes[0].database.storage: "1Mi" is too small for a volume — give at least 256Mi; was a unit such as Gi forgotten?',
        ],
        [
            "network.nodes[0].database.password",
            "hunter2",
            `corda:network.nodes[0].database.password: ${secret} — remove it; the database's password is generated and kept encrypted`,
        ],
        [
            "network.nodes[1].database.storage",
            "1Gi",
            "corda:network.nodes[1].database.storage: is not known with h2, which lives on the member's own volume — set the member's `storage` instead",
        ],
    ],
    "a member's RPC": [
        [
            "network.nodes[0].rpc.username",
            "the trader",
            'corda:network.nodes[0].rpc.username: "the trader" is no user name for Corda — use 1 to 32 letters, digits and underscores',
        ],
        [
            "network.nodes[0].rpc.username",
            "lifecycle",
            'corda:network.nodes[0].rpc.username: "lifecycle" is the user that drains the node before a stop — use another name',
        ],
        [
            "network.nodes[0].rpc.password",
            "hunter2",
            `corda:network.nodes[0].rpc.password: ${secret} — remove it; the password is generated and kept in the Secret <name>-rpc-user`,
        ],
        [
            "network.nodes[0].rpc.permissions",
            [],
            "corda:network.nodes[0].rpc.permissions: is an empty list, so that nobody could do anything — write at least one permission, like ALL",
        ],
        [
            "network.nodes[0].rpc.permissions[0]",
            "everything",
            'corda:network.nodes[0].rpc.permissions[0]: "everything" is no permission of Corda\'s RPC — use ALL, StartFlow.<class of the flow> or InvokeRpc.<operation>',
        ],
        [
            "network.nodes[0].rpc.port",
            10003,
            "corda:network.nodes[0].rpc.port: is not known — every member's RPC is at port 10003 of its Service <name>-rpc; remove it",
        ],
    ],
    "values that are secrets by their form": [
        [
            "network.nodes[0].rpc.username",
            "<encrypt{geheim}>",
            `corda:network.nodes[0].rpc.username: is a value of Corda's obfuscator, which is bound to the machine that made it — ${secret}; remove it, and change it where it was in use`,
        ],
        [
            "network.namespace",
            "-----BEGIN RSA PRIVATE KEY-----\nMII",
            `corda:network.namespace: is a private key — ${secret}; remove it, and change it where it was in use`,
        ],
        [
            "network.logLevel",
            "AKIAIOSFODNN7EXAMPLE",
            `corda:network.logLevel: is an AWS access key — ${secret}; remove it, and change it where it was in use`,
        ],
    ],
};
