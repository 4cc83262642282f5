import { type CenmVersion, cenmVersions } from "./versions";

/** Configuration files of CENM's services. */
export type CenmFile =
    | "pki.conf"
    | "authservice.conf"
    | "gateway.conf"
    | "zone.conf"
    | "identitymanager.conf"
    | "signer.conf"
    | "networkmap.conf"
    | "network-parameters.conf"
    | "angel.conf";

/** Keys of a file or a part of one that a page of the documentation describes. */
interface DocumentedKeys {
    /** Title of the page; where no page has the key, the place in R3's own charts that does. */
    readonly page: string;
    /** The release they appear in. @default the first */
    readonly since?: CenmVersion;
    /** Keys by their path. `*` stands for a name of one's own choice; items of a list have no part in the path. */
    readonly keys: readonly string[];
}

const below = (prefix: string, { keys, ...rest }: DocumentedKeys): DocumentedKeys => ({
    ...rest,
    keys: keys.map((key) => `${prefix}.${key}`),
});

const ssl: DocumentedKeys = {
    page: "SSL settings",
    keys: [
        "keyStore.location",
        "keyStore.password",
        "keyStore.keyPassword",
        "trustStore.location",
        "trustStore.password",
    ],
};

const database: DocumentedKeys = {
    page: "CENM database configuration",
    keys: ["driverClassName", "jdbcDriver", "url", "user", "password", "runMigration", "lockResolutionStrategy"].map(
        (key) => `database.${key}`,
    ),
};

const listener = (name: string, page: string): DocumentedKeys[] => [
    { page, keys: ["port", "reconnect", "verbose"].map((key) => `${name}.${key}`) },
    below(`${name}.ssl`, ssl),
];

const authService = (page: string): DocumentedKeys => ({
    page,
    keys: ["host", "port", "trustStore.location", "trustStore.password", "issuer", "leeway"].map(
        (key) => `authServiceConfig.${key}`,
    ),
});

/** Keys of HSMs' libraries, alike in PKI tool and signer. */
const libraries = (page: string): DocumentedKeys => ({
    page,
    keys: ["hsmLibraries.type", "hsmLibraries.jars", "hsmLibraries.sharedLibDir"],
});

const azure = (prefix: string, page: string): DocumentedKeys[] => [
    {
        page,
        keys: ["keyStorePath", "keyStorePassword", "keyStoreAlias", "clientId"].map(
            (key) => `${prefix}.credentials.${key}`,
        ),
    },
    { page, since: "1.6", keys: [`${prefix}.credentials.tenantId`] },
];

const amazon = (prefix: string, page: string): DocumentedKeys => ({
    page,
    keys: [
        "credentialsAmazon.partition",
        "credentialsAmazon.userName",
        "credentialsAmazon.password",
        "localCertificateStore.file",
        "localCertificateStore.password",
    ].map((key) => `${prefix}.${key}`),
});

const pages = {
    pki: "PKI tool configuration parameters",
    auth: "Auth Service",
    gateway: "Gateway Service",
    console: "CENM management console",
    zone: "Zone Service configuration parameters",
    identityManager: "Identity Manager configuration parameters",
    signer: "Signing Service",
    networkMap: "Network Map configuration parameters",
    angel: "Angel Service configuration parameters",
} as const;

const workflow = (name: string, keys: readonly string[]): DocumentedKeys[] => [
    {
        page: pages.identityManager,
        keys: ["type", "plugin.pluginClass", "plugin.pluginJar", ...keys].map((key) => `workflows.${name}.${key}`),
    },
    {
        page: "Identity Manager service, Jira workflow",
        keys: ["address", "projectCode", "username", "password"].map((key) => `workflows.${name}.plugin.config.${key}`),
    },
    ...listener(`workflows.${name}.enmListener`, pages.identityManager),
];

const files: Readonly<Record<CenmFile, readonly DocumentedKeys[]>> = {
    "pki.conf": [
        libraries("Public key infrastructure (PKI) tool"),
        {
            page: pages.pki,
            keys: [
                "defaultKeyStores",
                ...["type", "file", "password"].map((key) => `keyStores.*.${key}`),
                ...["host", "port", "group", "specifier", "authThreshold"].map((key) => `keyStores.*.${key}`),
                ...["username", "mode", "password"].map((key) => `keyStores.*.users.${key}`),
                ...["keyStore", "password"].map((key) => `keyStores.*.user.${key}`),
                ...["keyVaultUrl", "protection"].map((key) => `keyStores.*.${key}`),
                ...["file", "password"].map((key) => `certificatesStores.*.${key}`),
                ...["type", "includeIn", "algorithm", "password"].map((key) => `certificates.*.key.${key}`),
                ...[
                    "signedBy",
                    "isSelfSigned",
                    "includeIn",
                    "validDays",
                    "subject",
                    "role",
                    "keyUsages",
                    "keyPurposes",
                    "issuesCertificates",
                ].map((key) => `certificates.*.${key}`),
                ...["crlDistributionUrl", "indirectIssuer", "issuer", "file"].map((key) => `certificates.*.crl.${key}`),
            ],
        },
        ...azure("keyStores.*", pages.pki),
        amazon("keyStores.*", pages.pki),
        {
            page: "charts, pki.conf of CENM 1.7",
            since: "1.7",
            keys: ["type", "value"].map((key) => `certificates.*.subjectAlternativeNames.${key}`),
        },
    ],
    "authservice.conf": [
        database,
        {
            page: pages.auth,
            keys: [
                ...["location", "password", "keyAlias"].map((key) => `jwk.${key}`),
                ...[
                    "clientId",
                    "clientSecret",
                    "scopes",
                    "audience",
                    "accessTokenValidity",
                    "refreshTokenValidity",
                ].map((key) => `clientConfig.clients.${key}`),
                "clientConfig.issuer",
                "server.port",
                ...["location", "password", "keyAlias"].map((key) => `server.ssl.keyStore.${key}`),
                ...["location", "password"].map((key) => `server.ssl.trustStore.${key}`),
                ...["expiration.enabled", "expiration.passwordMaxAge"].map((key) => `passwordPolicy.${key}`),
                ...["lock.enabled", "lock.loginAttempts"].map((key) => `passwordPolicy.${key}`),
                "passwordPolicy.mustMeetComplexityRequirements",
            ],
        },
    ],
    "gateway.conf": [
        {
            page: pages.gateway,
            keys: [
                "auth.serverUrl",
                "auth.sslConfig.trustStore",
                "auth.sslConfig.trustStorePassword",
                "auth.clientCredentials.clientId",
                "auth.clientCredentials.clientSecret",
                "server.port",
            ],
        },
        { page: pages.console, keys: ["cenm.zoneHost", "cenm.zonePort"] },
        below("cenm.ssl", { ...ssl, page: pages.console }),
    ],
    "zone.conf": [
        { ...database, since: "1.6" },
        { page: pages.zone, since: "1.6", keys: ["enmListener.port", "enmListener.reconnect"] },
        ...listener("adminListener", pages.zone).map((keys) => ({ ...keys, since: "1.6" as const })),
        { ...authService(pages.zone), since: "1.6" },
    ],
    "identitymanager.conf": [
        { page: pages.identityManager, keys: ["address"] },
        database,
        ...workflow("issuance", ["updateInterval", "versionInfoValidation.minimumPlatformVersion"]),
        ...workflow("revocation", ["crlCacheTimeout", "crlFiles"]),
        { page: pages.identityManager, since: "1.7", keys: ["workflows.issuance.allowKeyRotation"] },
        ...listener("adminListener", pages.identityManager),
        authService(pages.identityManager),
    ],
    "signer.conf": [
        libraries(pages.signer),
        {
            page: pages.signer,
            keys: [
                "globalCertificateStore.file",
                "globalCertificateStore.password",
                ...["alias", "type", "password", "keyStore.file", "keyStore.password"].map(
                    (key) => `signingKeys.*.${key}`,
                ),
                ...["group", "specifier", "authThreshold", "keyStore.host", "keyStore.port"].map(
                    (key) => `signingKeys.*.${key}`,
                ),
                ...["mode", "username", "password"].map((key) => `signingKeys.*.keyStore.users.${key}`),
                ...["keyStore", "username", "password"].map((key) => `signingKeys.*.credentials.${key}`),
                ...["keyVaultUrl", "protection"].map((key) => `signingKeys.*.keyStore.${key}`),
                ...[
                    "type",
                    "signingKeyAlias",
                    "crlDistributionPoint",
                    "updatePeriod",
                    "validDays",
                    "schedule.interval",
                ].map((key) => `signers.*.${key}`),
                ...["host", "port", "verbose", "reconnect", "timeout", "subZoneId", "ssl.validate"].map(
                    (key) => `signers.*.serviceLocation.${key}`,
                ),
            ],
        },
        ...azure("signingKeys.*", pages.signer),
        amazon("signingKeys.*", pages.signer),
        below("signers.*.serviceLocation.ssl", ssl),
        // No page of the signer's has its listener; the services that are alike have, and so have R3's charts.
        ...listener("adminListener", "charts, signer.conf"),
        authService("charts, signer.conf"),
    ],
    "networkmap.conf": [
        { page: pages.networkMap, keys: ["address", "pollingInterval", "checkRevocation"] },
        database,
        ...listener("enmListener", pages.networkMap),
        ...["identityManager", "revocation"].flatMap((service) => [
            { page: pages.networkMap, keys: [`${service}.host`, `${service}.port`] },
            below(`${service}.ssl`, ssl),
        ]),
        { page: pages.networkMap, keys: ["versionInfoValidation.minimumPlatformVersion"] },
        { page: "Zone Service", keys: ["authObjectId"] },
        ...listener("adminListener", pages.networkMap),
        authService(pages.networkMap),
    ],
    "network-parameters.conf": [
        {
            page: "Network parameters",
            keys: [
                "minimumPlatformVersion",
                "notaries.notaryNodeInfoFile",
                "notaries.notaryX500Name",
                "notaries.validating",
                "maxMessageSize",
                "maxTransactionSize",
                "eventHorizonDays",
            ],
        },
    ],
    "angel.conf": [
        {
            page: pages.angel,
            since: "1.7",
            keys: [
                "pollingTimeSeconds",
                "networkParametersFile",
                ...["type", "jarFile"].map((key) => `service.${key}`),
                ...["location", "password", "rootAlias"].map((key) => `service.networkRootTrustStore.${key}`),
                ...["host", "port", "authToken"].map((key) => `zone.${key}`),
            ],
        },
        { ...below("service.ssl", ssl), since: "1.7" },
    ],
};

/** The keys that a file of this release may hold, by their paths, and the page of the documentation that has each. */
export function cenmKeys(file: CenmFile, version: CenmVersion): ReadonlyMap<string, string> {
    const known = (since: CenmVersion = "1.5") => cenmVersions.indexOf(since) <= cenmVersions.indexOf(version);
    return new Map(
        files[file]
            .filter(({ since }) => known(since))
            .flatMap(({ page, keys }) => keys.map((key): [string, string] => [key, page])),
    );
}
