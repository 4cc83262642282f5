import { type SubjectFields, subjectText } from "../pki/authority";
import { type BrokerRole, brokerRoles } from "./rights";

const roles = Object.keys(brokerRoles) as BrokerRole[];

/**
 * The broker's logins, by file name: a certificate's subject is the user, and there are no passwords. A certificate of the
 * same authority that isn't listed, the broker's own for one, gets no session.
 *
 * @param subject Fields of the certificates' subjects. @default those of Corda's HA utilities
 * @param shared Whether the HA utilities made the certificates: clients may then have the broker's own subject, and with
 * it the rights of both roles. Source: Corda docs, "HA utilities", `configure-artemis --user`. @default false
 */
export function planLogins(subject?: SubjectFields, shared = false): Readonly<Record<string, string>> {
    const users = shared ? { ...brokerRoles, shared: "artemis" } : brokerRoles;
    return {
        "login.config": [
            "artemis {",
            "    org.apache.activemq.artemis.spi.core.security.jaas.TextFileCertificateLoginModule required",
            '        baseDir="/etc/artemis"',
            '        org.apache.activemq.jaas.textfiledn.user="users.properties"',
            '        org.apache.activemq.jaas.textfiledn.role="roles.properties";',
            "};",
            "",
        ].join("\n"),
        "users.properties": properties(
            Object.entries(users).map(([user, identity]) => [user, subjectText(identity, subject)]),
        ),
        "roles.properties": properties(roles.map((role) => [role, shared ? `${role},shared` : role])),
    };
}

function properties(entries: readonly (readonly [string, string])[]): string {
    return entries.map(([key, value]) => `${key}=${value}\n`).join("");
}
