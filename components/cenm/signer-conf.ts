import type { HoconValue } from "../node/hocon";
import type { CenmSchedules } from "./args";
import { aliases, keyFile, pkiFiles } from "./files";
import { type CenmHsm, type CenmHsmLibraries, hsmLibraries, hsmSigningKey } from "./hsm";
import { crlUrl } from "./pki-conf";
import { cenmPorts } from "./ports";
import { authServiceBlock, type AuthServiceAddress, sslBlock, type TlsPasswords } from "./tls";
import type { CenmVersion } from "./versions";

/** Where the signing keys are: in key stores by their passwords, or in an HSM with their chains beside it. */
export type SigningKeys =
    | { readonly kind: "local"; readonly identityManager: string; readonly networkMap: string }
    | {
          readonly kind: "hsm";
          readonly device: CenmHsm;
          readonly client: CenmHsmLibraries;
          /** Of the certificate store. */
          readonly certificatesPassword: string;
      };

/** What signer.conf is made from. */
export interface SignerConfArgs {
    readonly version: CenmVersion;
    readonly keys: SigningKeys;
    readonly identityManagerHost: string;
    readonly networkMapHost: string;
    readonly auth: AuthServiceAddress;
    readonly tls: TlsPasswords;
    readonly crlHost: string;
    readonly schedules: CenmSchedules;
}

/** The network map of this product's zones has no others beside it. */
export const subZoneId = 1;

/** How long a node's certificate holds, in days, and a CRL, in milliseconds: six months, signed every three. */
const validity = { csrDays: 7300, crlMillis: 180 * 24 * 60 * 60 * 1000 };

/**
 * signer.conf: requests, revocations, network map and network parameters are fetched, signed and given back; nobody can
 * make the signer sign something else. Source: CENM docs, "Signing Service".
 */
export function planSignerConf(args: SignerConfArgs): Record<string, HoconValue | undefined> {
    const { keys, schedules, version } = args;
    const crlDistributionPoint = crlUrl(args.crlHost, "doorman");
    const from = (host: string, port: number, rest: Record<string, HoconValue> = {}) => [
        { host, port, reconnect: true, ssl: { ...sslBlock("signer", args.tls), validate: true }, ...rest },
    ];
    const networkMap = from(args.networkMapHost, cenmPorts.networkMap, { subZoneId });
    return {
        hsmLibraries: keys.kind === "hsm" ? hsmLibraries(keys.device, keys.client, version) : undefined,
        globalCertificateStore:
            keys.kind === "hsm" && keys.device.kind !== "aws-cloudhsm" ? { ...certificateStore(keys) } : undefined,
        signingKeys: {
            identityManager: signingKey(keys, "identity-manager", version),
            networkMap: signingKey(keys, "network-map", version),
        },
        signers: {
            CSR: {
                type: "CSR",
                signingKeyAlias: "identityManager",
                serviceLocation: from(args.identityManagerHost, cenmPorts.issuance),
                crlDistributionPoint,
                validDays: validity.csrDays,
                schedule: schedule(schedules.csr),
            },
            CRL: {
                type: "CRL",
                signingKeyAlias: "identityManager",
                serviceLocation: from(args.identityManagerHost, cenmPorts.revocation),
                crlDistributionPoint,
                updatePeriod: validity.crlMillis,
                schedule: schedule(schedules.crl),
            },
            NetworkMap: {
                type: "NETWORK_MAP",
                signingKeyAlias: "networkMap",
                serviceLocation: networkMap,
                schedule: schedule(schedules.networkMap),
            },
            NetworkParameters: {
                type: "NETWORK_PARAMETERS",
                signingKeyAlias: "networkMap",
                serviceLocation: networkMap,
                schedule: schedule(schedules.networkParameters),
            },
        },
        authServiceConfig: authServiceBlock(args.auth, args.tls.trustStore),
        adminListener: { port: cenmPorts.admin, reconnect: true, ssl: sslBlock("signer", args.tls) },
    };
}

function signingKey(
    keys: SigningKeys,
    authority: "identity-manager" | "network-map",
    version: CenmVersion,
): HoconValue {
    const alias = aliases.authority[authority];
    if (keys.kind === "hsm") {
        return hsmSigningKey(keys.device, version, alias, certificateStore(keys));
    }
    const password = authority === "network-map" ? keys.networkMap : keys.identityManager;
    return {
        alias,
        type: "LOCAL",
        password,
        keyStore: { file: keyFile(pkiFiles.authority(authority)), password },
    };
}

function certificateStore(keys: Extract<SigningKeys, { kind: "hsm" }>) {
    return { file: keyFile(pkiFiles.certificates), password: keys.certificatesPassword };
}

function schedule(interval: string | undefined): HoconValue | undefined {
    return interval === undefined ? undefined : { interval };
}
