import * as pulumi from "@pulumi/pulumi";
import type { HsmConfig } from "../../config/hsm";
import type { CenmHsm } from "../cenm/hsm";
import type { NamedSecrets } from "../secrets/named-secrets";

/** Of the service principal's key in its PKCS #12 file, as Azure exports it. */
const keyStoreAlias = "1";

/**
 * One of the network's HSMs as CENM logs in to it. Secret: CENM takes credentials in its configuration files alone.
 *
 * @throws Error for one that CENM doesn't work with, which the configuration's check refuses first.
 */
export function cenmDevice(config: HsmConfig, secrets: NamedSecrets): pulumi.Output<CenmHsm> {
    const value = (key: string) => secrets.value(config.credentials?.secret ?? "", key);
    const withUser = (device: (user: { username: string; password: string }) => CenmHsm) =>
        pulumi
            .all([value("username"), value("password")])
            .apply(([username, password]) => device({ username, password }));
    const withPassword = (device: (password: string) => CenmHsm) => value("password").apply(device);
    switch (config.kind) {
        case "utimaco": {
            const { kind, host, port, keyGroup: group, authThreshold } = config;
            return withUser((user) => ({ kind, host, port, group, authThreshold, ...user }));
        }
        case "gemalto-luna": {
            const { kind, partition } = config;
            return withPassword((password) => ({ kind, partition: `tokenlabel:${partition}`, password }));
        }
        case "securosys-primus-x": {
            const { host, port } = config;
            return withUser((user) => ({ kind: "securosys", host, port, ...user }));
        }
        case "aws-cloudhsm": {
            const { kind, partition } = config;
            return withUser((user) => ({ kind, partition, ...user }));
        }
        case "azure-key-vault": {
            const { kind, url, clientId = "", tenantId } = config;
            const protection = config.protection === "hardware" ? "HARDWARE" : "SOFTWARE";
            return withPassword((keyStorePassword) => ({
                kind,
                url,
                protection,
                clientId,
                tenantId,
                keyStorePassword,
                keyStoreAlias,
            }));
        }
        case "ncipher-nshield":
        case "futurex":
            throw new Error(`CENM doesn't work with a ${config.kind}, which the configuration's check let through`);
    }
}
