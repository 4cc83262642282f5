import type { HoconValue } from "../node/hocon";
import { type CenmDatabase, databaseBlock } from "./database";
import { crls, keyFile, pkiFiles } from "./files";
import { cenmPorts } from "./ports";
import { authServiceBlock, type AuthServiceAddress, sslBlock, type TlsPasswords } from "./tls";

/** A workflow's plugin, its password in clear: the file it goes into is a Secret as a whole. */
export type WorkflowPlugin =
    | { readonly plugin: "approve-all" }
    | {
          readonly plugin: "jira";
          readonly address: string;
          readonly projectCode: string;
          readonly username: string;
          readonly password: string;
      }
    | { readonly plugin: "own"; readonly className: string; readonly jar: string };

/** What identitymanager.conf is made from. */
export interface IdentityManagerConfArgs {
    readonly database: CenmDatabase;
    readonly auth: AuthServiceAddress;
    readonly tls: TlsPasswords;
    readonly issuance: WorkflowPlugin;
    readonly revocation: WorkflowPlugin;
    /** Nodes below it get no certificate. */
    readonly minimumPlatformVersion: number;
}

/** How long requests wait to be looked at, and CRLs are kept, in milliseconds. */
const intervals = { issuance: 10_000, crl: 900_000 };

/**
 * identitymanager.conf: certificates on request, revocations on request, and the CRLs. Signing is the signer's business
 * alone. Source: CENM docs, "Identity Manager configuration parameters".
 */
export function planIdentityManagerConf(args: IdentityManagerConfArgs): Record<string, HoconValue | undefined> {
    const ssl = sslBlock("identity-manager", args.tls);
    return {
        address: `0.0.0.0:${cenmPorts.http}`,
        database: databaseBlock(args.database),
        workflows: {
            issuance: {
                type: "ISSUANCE",
                updateInterval: intervals.issuance,
                enmListener: { port: cenmPorts.issuance, reconnect: true, ssl },
                versionInfoValidation: { minimumPlatformVersion: args.minimumPlatformVersion },
                plugin: pluginBlock(args.issuance, "Csr"),
            },
            revocation: {
                type: "REVOCATION",
                crlCacheTimeout: intervals.crl,
                crlFiles: crls.map((crl) => keyFile(pkiFiles.crl(crl))),
                enmListener: { port: cenmPorts.revocation, reconnect: true, ssl },
                plugin: pluginBlock(args.revocation, "Crr"),
            },
        },
        authServiceConfig: authServiceBlock(args.auth, args.tls.trustStore),
        adminListener: { port: cenmPorts.admin, reconnect: true, ssl },
    };
}

function pluginBlock(plugin: WorkflowPlugin, requests: "Csr" | "Crr"): HoconValue {
    switch (plugin.plugin) {
        case "approve-all":
            return { pluginClass: "com.r3.enmplugins.approveall.ApproveAll" };
        case "jira":
            return {
                pluginClass: `com.r3.enmplugins.jira.Jira${requests}WorkflowPlugin`,
                config: {
                    address: plugin.address,
                    projectCode: plugin.projectCode,
                    username: plugin.username,
                    password: plugin.password,
                },
            };
        case "own":
            return { pluginClass: plugin.className, pluginJar: plugin.jar };
    }
}
