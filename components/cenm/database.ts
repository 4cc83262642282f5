import type { HoconValue } from "../node/hocon";

/** One service's database as its configuration names it. */
export interface CenmDatabase {
    readonly jdbcUrl: string;
    readonly user: string;
    readonly password: string;
    /** Path of the driver's jar. */
    readonly driver: string;
}

/** The JDBC driver's class. */
export const driverClassName = "org.postgresql.Driver";

/** The `database` block: PostgreSQL, its schema brought up to date by the service when it starts. */
export function databaseBlock(database: CenmDatabase): Record<string, HoconValue> {
    return {
        driverClassName,
        jdbcDriver: database.driver,
        url: database.jdbcUrl,
        user: database.user,
        password: database.password,
        runMigration: true,
    };
}
