import type * as pulumi from "@pulumi/pulumi";
import { isIPv4 } from "node:net";
import { type Path, routedAddresses } from "../isolation/policies";
import type { SecretSource } from "../secrets/source";

/** A vendor whose database somebody else runs, for a member or for the workers of a notary. */
export type ExternalVendor = "postgresql" | "cockroachdb" | "oracle" | "oracle-rac" | "sql-server";

/** A database outside the cluster, as the stack file describes it. */
export interface ExternalDatabase {
    readonly vendor: ExternalVendor;
    /** DNS names or addresses, the first one first. */
    readonly hosts: readonly string[];
    readonly port: number;
    /** Of the database; Oracle's service. */
    readonly name: string;
    readonly schema?: string;
    readonly user: pulumi.Input<string>;
    readonly password: pulumi.Input<string>;
    /** The secret whose `ca.crt` the server's certificate is signed with; user and password are of it too. */
    readonly certificateSecret: SecretSource;
}

/**
 * JDBC address; the server has to prove its name wherever the driver can be told to ask.
 *
 * @param certificate Path of the certificate that the server's is signed with.
 */
export function externalJdbcUrl(
    { vendor, hosts, port, name }: Pick<ExternalDatabase, "vendor" | "hosts" | "port" | "name">,
    certificate: string,
): string {
    const [first = ""] = hosts;
    switch (vendor) {
        case "postgresql":
        case "cockroachdb": {
            const servers = hosts.map((host) => `${host}:${port}`).join(",");
            const primary = vendor === "postgresql" && hosts.length > 1 ? "&targetServerType=primary" : "";
            return `jdbc:postgresql://${servers}/${name}?sslmode=verify-full&sslrootcert=${certificate}${primary}`;
        }
        case "sql-server":
            return `jdbc:sqlserver://${first}:${port};databaseName=${name};encrypt=true;trustServerCertificate=false;loginTimeout=30`;
        case "oracle":
        case "oracle-rac": {
            const addresses = hosts.map((host) => `(ADDRESS=(PROTOCOL=TCPS)(HOST=${host})(PORT=${port}))`).join("");
            return `jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS_LIST=(LOAD_BALANCE=ON)(FAILOVER=ON)${addresses})(CONNECT_DATA=(SERVICE_NAME=${name}))(SECURITY=(SSL_SERVER_DN_MATCH=YES)))`;
        }
    }
}

/** The way to it: its port, at its addresses where the hosts are addresses, else at any, because a policy knows no names. */
export function externalDatabasePaths({ hosts, port }: ExternalDatabase): Path[] {
    return hosts.every((host) => isIPv4(host))
        ? hosts.map((host) => ({ addresses: { cidr: `${host}/32` }, ports: [port] }))
        : [{ addresses: routedAddresses, ports: [port] }];
}
