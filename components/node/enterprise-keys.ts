import type { KeyGroup } from "./keys";

const cryptoService = (path: string) => [path, `${path}.cryptoServiceName`, `${path}.cryptoServiceConf`];
const block = (path: string, keys: readonly string[]) => [path, ...keys.map((key) => `${path}.${key}`)];

const notaryBatches = [
    "backOffBase",
    "backOffIncrement",
    "batchTimeoutMs",
    "connectionRetries",
    "maxBatchInputStates",
    "maxBatchSize",
    "maxQueueSize",
];

/** Keys of node.conf that Enterprise knows beside the shared ones. A path that ends in `.*` takes any key below it. */
export const enterpriseKeys: readonly KeyGroup[] = [
    {
        page: "Node configuration fields",
        keys: [
            "cryptoServiceConf",
            "cryptoServiceName",
            "database.hibernateDialect",
            "database.schema",
            "enterpriseConfiguration",
            "enterpriseConfiguration.externalBridge",
            "enterpriseConfiguration.messagingServerBackupAddresses",
            "enterpriseConfiguration.messagingServerConnectionConfiguration",
            ...block("enterpriseConfiguration.messagingServerSslConfiguration", [
                "keyStorePassword",
                "sslKeystore",
                "trustStoreFile",
                "trustStorePassword",
            ]),
            ...block("enterpriseConfiguration.mutualExclusionConfiguration", [
                "machineName",
                "on",
                "updateInterval",
                "waitInterval",
            ]),
            "enterpriseConfiguration.processedMessageCleanup",
            ...block("enterpriseConfiguration.tuning", [
                "brokerConnectionTtlCheckIntervalMs",
                "flowThreadPoolSize",
                "p2pConfirmationWindowSize",
                "rpcThreadPoolSize",
            ]),
            ...block("graphiteOptions", ["port", "prefix", "sampleIntervalSeconds", "server"]),
            "networkServices.proxyAddress",
            "networkServices.proxyType",
            ...block("relay", [
                "privateKeyFile",
                "publicKeyFile",
                "relayHost",
                "remoteInboundPort",
                "sshPort",
                "username",
            ]),
            "useOpenSsl",
        ],
    },
    {
        page: "Configuring the notary worker nodes",
        keys: [...block("notary.mysql", [...notaryBatches, "dataSource"]), "notary.mysql.dataSource.*"],
    },
    { page: "Database management scripts", since: "4.1", until: "4.5", keys: ["database.runMigration"] },
    {
        page: "Release notes of Corda Enterprise 4.1",
        since: "4.1",
        keys: ["networkServices.proxyPassword", "networkServices.proxyUser"],
    },
    {
        page: "Node configuration",
        until: "4.5",
        keys: [
            "enterpriseConfiguration.processedMessageCleanup.retainForDays",
            "enterpriseConfiguration.processedMessageCleanup.retainPerSender",
        ],
    },
    {
        page: "Using an HSM with Corda Enterprise",
        since: "4.3",
        keys: [
            "cryptoServiceTimeout",
            ...cryptoService("enterpriseConfiguration.artemisCryptoServiceConfig"),
            "enterpriseConfiguration.clientCaKeyAlias",
            "enterpriseConfiguration.distributedNotaryKeyAlias",
            "enterpriseConfiguration.identityKeyAlias",
        ],
    },
    {
        page: "Using an HSM with confidential identities",
        since: "4.2",
        keys: [
            ...block("freshIdentitiesConfiguration", ["masterKeyAlias", "mode"]),
            ...cryptoService("freshIdentitiesConfiguration.cryptoServiceConfiguration"),
        ],
    },
    { page: "Health Survey", since: "4.3", keys: ["enterpriseConfiguration.healthCheck"] },
    {
        page: "Configuring a JPA notary backend",
        since: "4.3",
        keys: [
            ...block("notary.jpa", [...notaryBatches, "dataSourceProperties", "maxDBTransactionRetryCount"]),
            "notary.jpa.dataSourceProperties.*",
            ...block("notary.jpa.database", ["hibernateDialect", "schema", "validateSchema"]),
        ],
    },
    {
        page: "Configuring a JPA notary backend",
        since: "4.3",
        until: "4.5",
        keys: ["notary.jpa.database.initialiseSchema"],
    },
    {
        page: "Node configuration",
        since: "4.4",
        keys: [
            "enterpriseConfiguration.tuning.backchainFetchBatchSize",
            "enterpriseConfiguration.tuning.journalBufferSize",
            "enterpriseConfiguration.tuning.journalBufferTimeout",
        ],
    },
    { page: "Release notes of Corda Enterprise 4.5", since: "4.5", keys: ["enableP2PCompression"] },
    {
        page: "Node configuration fields",
        since: "4.6",
        keys: [
            "enterpriseConfiguration.attachmentClassLoaderCacheSize",
            ...block("enterpriseConfiguration.auditService", ["eventsToRecord"]),
            ...block("enterpriseConfiguration.maintenanceMode", [
                "duration",
                "rpcAuditDataRetentionPeriod",
                "schedule",
            ]),
            "enterpriseConfiguration.processedMessageCleanup.generalRetentionPeriodInDays",
            "enterpriseConfiguration.processedMessageCleanup.senderRetentionPeriodInDays",
            "manAllowed",
            "notary.jpa.generateNativeSQL",
            "sslHandshakeTimeout",
        ],
    },
    { page: "Pause and resume flows", since: "4.6", keys: ["smmStartMode"] },
    {
        page: "Storing node TLS keys in HSM without running the Corda Enterprise Firewall",
        since: "4.6",
        keys: [
            ...cryptoService("enterpriseConfiguration.tlsCryptoServiceConfig"),
            "enterpriseConfiguration.tlsKeyAlias",
        ],
    },
    {
        page: "Node configuration fields",
        since: "4.7",
        keys: ["enterpriseConfiguration.previousIdentityKeyAliases"],
    },
    {
        page: "Node configuration fields",
        since: "4.10",
        keys: [
            "cryptoServiceFlowRetryCount",
            ...block("enterpriseConfiguration.metricsConfiguration", ["reservoirType", "timeWindow"]),
        ],
    },
    {
        page: "Ledger Recovery",
        since: "4.11",
        keys: block("enterpriseConfiguration.ledgerRecoveryConfiguration", [
            "bufferSizeForKeys",
            "bufferSizeForKeysWithCerts",
            "canProvideNonBackedUpKeyPair",
            "confidentialIdentityMinimumBackupInterval",
            "noOfPreGeneratedKeys",
            "noOfPreGeneratedKeysWithCerts",
            "preGeneratedKeysTopUpInterval",
            "recoveryMaximumBackupInterval",
        ]),
    },
    {
        page: "Node configuration fields",
        since: "4.13",
        keys: [
            ...block("enterpriseConfiguration.maintenanceCustomFlow", ["flowName"]),
            "enterpriseConfiguration.runSystemFlowsAtStartup",
            "enterpriseConfiguration.smmStartMode",
            "enterpriseConfiguration.systemFlowsStuckSkipThreshold",
            "readOnlyMode",
        ],
    },
    {
        page: "Segregated thread pools",
        since: "4.13",
        keys: block("enterpriseConfiguration.tuning.additionalFlowThreadPools", ["size", "threadPool"]),
    },
    {
        page: "Solana notary",
        since: "4.14",
        keys: [
            ...block("notary.solana", [
                "custodiedKeysDir",
                "defaultRpcRateLimit",
                "notaryKeypairFile",
                "programWhitelist",
                "rpcSpecificRateLimits",
                "rpcUrl",
                "threadPoolSize",
                "trustedCordaSigners",
                "websocketUrl",
            ]),
            "notary.solana.rpcSpecificRateLimits.*",
        ],
    },
];
