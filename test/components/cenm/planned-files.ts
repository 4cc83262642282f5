import { angelFlagFiles, planAngelConf, planAngelFlags } from "../../../components/cenm/angel";
import type { CenmSchedules } from "../../../components/cenm/args";
import { planAuthConf } from "../../../components/cenm/auth-conf";
import type { CenmDatabase } from "../../../components/cenm/database";
import { authorities, tlsIdentities } from "../../../components/cenm/files";
import { planGatewayConf } from "../../../components/cenm/gateway-conf";
import type { CenmHsm, CenmHsmClient } from "../../../components/cenm/hsm";
import { planIdentityManagerConf, type WorkflowPlugin } from "../../../components/cenm/identity-manager-conf";
import type { CenmFile } from "../../../components/cenm/keys";
import { planNetworkMapConf } from "../../../components/cenm/network-map-conf";
import { planNetworkParametersConf } from "../../../components/cenm/network-parameters-conf";
import { type PkiPasswords, planPkiConf } from "../../../components/cenm/pki-conf";
import { planSignerConf } from "../../../components/cenm/signer-conf";
import { type CenmVersion, cenmRelease } from "../../../components/cenm/versions";
import { planZoneConf, planZoneFlags, zoneFlagFiles } from "../../../components/cenm/zone-conf";
import { jdbcUrl } from "../../../components/database/connection";
import { type HoconValue, renderHocon } from "../../../components/node/hocon";

/** What the files differ by. */
export interface PlannedZone {
    readonly version: CenmVersion;
    readonly crlHost: string;
    readonly subject: string;
    /** Put before every password. */
    readonly secret: string;
    readonly hsm?: CenmHsm;
    readonly approval: WorkflowPlugin;
    readonly schedules: CenmSchedules;
}

export const hsmClient: CenmHsmClient = {
    image: "registry.example.com/hsm-client:1",
    directory: "/client",
    jars: ["client.jar"],
    sharedLibraries: "lib",
    endpoints: [{ addresses: { cidr: "10.20.0.4/32" }, ports: [1792] }],
};

/** A device of every kind. */
export const hsms = (secret: string): CenmHsm[] => [
    {
        kind: "utimaco",
        host: "hsm.example.com",
        port: 288,
        username: "corda",
        password: `${secret}-hsm`,
        group: "CORDA",
        specifier: "1",
        authThreshold: 2,
    },
    { kind: "gemalto-luna", partition: "tokenlabel:network", password: `${secret}-hsm` },
    { kind: "securosys", host: "hsm.example.com", port: 2300, username: "corda", password: `${secret}-hsm` },
    {
        kind: "azure-key-vault",
        url: "https://network.vault.azure.net",
        protection: "HARDWARE",
        clientId: "client",
        tenantId: "tenant",
        keyStorePassword: `${secret}-hsm`,
        keyStoreAlias: "1",
    },
    { kind: "aws-cloudhsm", partition: "PARTITION_1", username: "corda", password: `${secret}-hsm` },
];

/** A zone as its files are reviewed. */
export const reviewed = (version: CenmVersion): PlannedZone => ({
    version,
    crlHost: "crl.example.com",
    subject: "OU=Network, O=Operator, L=London, C=GB",
    secret: "secret",
    approval: {
        plugin: "jira",
        address: "https://jira.example.com",
        projectCode: "CSR",
        username: "cenm",
        password: "secret-jira",
    },
    schedules: { networkMap: "1m" },
});

const byName = <T extends string>(names: readonly T[], value: (name: T) => string) =>
    Object.fromEntries(names.map((name) => [name, value(name)])) as Record<T, string>;

export function pkiPasswords(secret: string): PkiPasswords {
    return {
        authorities: byName(authorities, (name) => `${secret}-${name}`),
        tls: byName(tlsIdentities, (name) => `${secret}-ssl-${name}`),
        tlsRoot: `${secret}-ssl-root`,
        tlsTrust: `${secret}-ssl-trust`,
        networkRoot: `${secret}-network-root`,
        certificates: `${secret}-certificates`,
    };
}

/** Every file of a release, each under its name; what a release knows no file for isn't among them. */
export function plannedFiles(
    zone: PlannedZone,
): ReadonlyMap<CenmFile, Readonly<Record<string, HoconValue | undefined>>> {
    const { version, secret, crlHost, subject } = zone;
    const hsm = zone.hsm && { device: zone.hsm, client: hsmClient };
    const passwords = pkiPasswords(secret);
    const tls = (identity: (typeof tlsIdentities)[number]) => ({
        keyStore: passwords.tls[identity],
        trustStore: passwords.tlsTrust,
    });
    const database = (owner: string): CenmDatabase => ({
        jdbcUrl: jdbcUrl(`cenm-${owner}-db.zone.svc.cluster.local`),
        user: "corda",
        password: `${secret}-database`,
        driver: cenmRelease(version).postgresqlDriver,
    });
    const auth = { host: "cenm-auth", port: 8081 };
    const files: [CenmFile, Record<string, HoconValue | undefined>][] = [
        [
            "pki.conf",
            planPkiConf({
                version,
                crlHost,
                subject,
                passwords,
                hsm,
                hosts: Object.fromEntries(tlsIdentities.map((identity) => [identity, [`cenm-${identity}`]])) as never,
            }),
        ],
        [
            "authservice.conf",
            planAuthConf({
                database: database("auth"),
                tls: tls("auth"),
                tokensPassword: `${secret}-tokens`,
                clients: [{ id: "gateway", secret: `${secret}-gateway`, audience: ["zone", "network-map"] }],
            }),
        ],
        [
            "gateway.conf",
            planGatewayConf({
                identity: "gateway",
                auth,
                zoneHost: "cenm-zone",
                tls: tls("gateway"),
                client: { id: "gateway", secret: `${secret}-gateway` },
            }),
        ],
        [
            "identitymanager.conf",
            planIdentityManagerConf({
                database: database("identity-manager"),
                auth,
                tls: tls("identity-manager"),
                issuance: zone.approval,
                revocation: zone.approval,
                minimumPlatformVersion: 10,
            }),
        ],
        [
            "signer.conf",
            planSignerConf({
                version,
                keys:
                    hsm === undefined
                        ? {
                              kind: "local",
                              identityManager: passwords.authorities["identity-manager"],
                              networkMap: passwords.authorities["network-map"],
                          }
                        : { kind: "hsm", ...hsm, certificatesPassword: passwords.certificates },
                identityManagerHost: "cenm-identity-manager",
                networkMapHost: "cenm-network-map",
                auth,
                tls: tls("signer"),
                crlHost,
                schedules: zone.schedules,
            }),
        ],
        [
            "networkmap.conf",
            planNetworkMapConf({
                database: database("network-map"),
                auth,
                tls: tls("network-map"),
                identityManagerHost: "cenm-identity-manager",
                minimumPlatformVersion: 10,
            }),
        ],
        [
            "network-parameters.conf",
            planNetworkParametersConf(
                {
                    minimumPlatformVersion: 10,
                    maxMessageSize: 10_485_760,
                    maxTransactionSize: 524_288_000,
                    eventHorizonDays: 30,
                },
                [{ nodeInfoFile: "/etc/cenm/notaries/0/nodeInfo", validating: false }],
            ),
        ],
    ];
    if (cenmRelease(version).configurationFile.zone) {
        files.push(["zone.conf", planZoneConf({ database: database("zone"), auth, tls: tls("zone") })]);
    }
    if (cenmRelease(version).configurationFile.angel) {
        files.push([
            "angel.conf",
            planAngelConf({
                service: "network-map",
                zoneHost: "cenm-zone",
                token: `${secret}-token`,
                tls: tls("network-map"),
                networkRootPassword: passwords.networkRoot,
            }),
        ]);
    }
    return new Map(files);
}

/** The text of a file. */
export function rendered(zone: PlannedZone, file: CenmFile): string {
    return renderHocon(plannedFiles(zone).get(file) ?? {});
}

/** The flags of a release without configuration files for both, and the files that they name. */
export function plannedFlags(zone: PlannedZone) {
    const passwords = pkiPasswords(zone.secret);
    const database = {
        jdbcUrl: jdbcUrl("cenm-zone-db.zone.svc.cluster.local"),
        user: "corda",
        driver: cenmRelease(zone.version).postgresqlDriver,
    };
    const auth = { host: "cenm-auth", port: 8081 };
    const tls = { keyStore: passwords.tls.zone, trustStore: passwords.tlsTrust };
    return {
        zone: {
            flags: planZoneFlags({ database, auth }),
            files: zoneFlagFiles({ database: { ...database, password: `${zone.secret}-database` }, auth, tls }),
        },
        angel: {
            flags: planAngelFlags("network-map", "cenm-zone"),
            files: angelFlagFiles({
                service: "network-map",
                zoneHost: "cenm-zone",
                token: `${zone.secret}-token`,
                tls,
                networkRootPassword: passwords.networkRoot,
            }),
        },
    };
}
