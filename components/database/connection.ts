import { ports } from "../ports";

/** Name of the database and of its owner: every member has a server of its own, so they need not differ. */
export const databaseName = "corda";

/** Where containers find the certificate their database must show. */
export const databaseCaPath = "/etc/corda/database/ca.crt";

/** JDBC address of a database by host; the connection is refused unless the server proves its name. */
export function jdbcUrl(host: string): string {
    const parameters = new URLSearchParams({ sslmode: "verify-full", sslrootcert: databaseCaPath });
    // The driver takes the path as it stands.
    return `jdbc:postgresql://${host}:${ports.postgresql}/${databaseName}?${decodeURIComponent(parameters.toString())}`;
}
