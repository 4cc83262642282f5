import type { HoconValue } from "../node/hocon";
import { aliases, keyFile, paths, pkiFiles } from "./files";
import { cenmPorts } from "./ports";
import { sslBlock, type TlsPasswords } from "./tls";
import type { CenmFlags } from "./zone-conf";

/** A service that an angel can run. */
export type AngelService = "identity-manager" | "signer" | "network-map";

/** What an angel's configuration is made from. */
export interface AngelArgs {
    readonly service: AngelService;
    readonly zoneHost: string;
    readonly token: string;
    readonly tls: TlsPasswords;
    /** Of the network's trust store, which the network map's angel needs for a flag day. */
    readonly networkRootPassword: string;
}

const services = {
    "identity-manager": { type: "IDENTITY_MANAGER", jar: "identitymanager.jar" },
    signer: { type: "SIGNER", jar: "signer.jar" },
    "network-map": { type: "NETWORK_MAP", jar: "networkmap.jar" },
} as const satisfies Record<AngelService, { type: string; jar: string }>;

/** How often it asks the zone service for changes, in seconds. */
const pollingSeconds = 10;

/** Where the network map's angel keeps the network parameters of a flag day. */
const parametersFile = `${paths.angel}/network-parameters.conf`;

/** angel.conf, from 1.7 on. Source: CENM 1.7 docs, "Angel Service configuration parameters". */
export function planAngelConf(args: AngelArgs): Record<string, HoconValue | undefined> {
    const { type, jar } = services[args.service];
    const isMap = args.service === "network-map";
    return {
        pollingTimeSeconds: pollingSeconds,
        networkParametersFile: isMap ? parametersFile : undefined,
        service: {
            type,
            jarFile: `${paths.jars}/${jar}`,
            ssl: sslBlock(args.service, args.tls),
            networkRootTrustStore: isMap
                ? {
                      location: keyFile(pkiFiles.networkRoot),
                      password: args.networkRootPassword,
                      rootAlias: aliases.authority.root,
                  }
                : undefined,
        },
        zone: { host: args.zoneHost, port: cenmPorts.zone, authToken: args.token },
    };
}

/** The same as flags, for the releases before. Source: CENM 1.5 and 1.6 docs, "Angel Service". */
export function planAngelFlags(service: AngelService, zoneHost: string): CenmFlags {
    const { type, jar } = services[service];
    return {
        "jar-name": `${paths.jars}/${jar}`,
        service: type,
        "zone-host": zoneHost,
        "zone-port": String(cenmPorts.zone),
        token: { file: "token" },
        "polling-interval": String(pollingSeconds),
        tls: "true",
        "tls-keystore": keyFile(pkiFiles.tls(service)),
        "tls-keystore-password": { file: "key-store-password" },
        "tls-truststore": keyFile(pkiFiles.tlsTrust),
        "tls-truststore-password": { file: "trust-store-password" },
        ...(service === "network-map" && {
            "network-truststore": keyFile(pkiFiles.networkRoot),
            "truststore-password": { file: "network-root-password" },
            "root-alias": aliases.authority.root,
            "network-parameters-file": parametersFile,
        }),
    };
}

/** The files that {@link planAngelFlags} names. */
export function angelFlagFiles(args: AngelArgs): Record<string, string> {
    return {
        token: args.token,
        "key-store-password": args.tls.keyStore,
        "trust-store-password": args.tls.trustStore,
        ...(args.service === "network-map" && { "network-root-password": args.networkRootPassword }),
    };
}
