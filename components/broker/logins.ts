import { type SubjectFields, subjectText } from "../pki/authority";
import { type BrokerRole, brokerRoles } from "./rights";

const roles = Object.keys(brokerRoles) as BrokerRole[];

/**
 * The broker's logins, by file name: a certificate's subject is the user, and there are no passwords. A certificate of the
 * same authority that isn't listed, the broker's own for one, gets no session.
 *
 * @param subject Fields of the certificates' subjects. @default those of Corda's HA utilities
 */
export function planLogins(subject?: SubjectFields): Readonly<Record<string, string>> {
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
        "users.properties": properties(roles.map((role) => [role, subjectText(brokerRoles[role], subject)])),
        "roles.properties": properties(roles.map((role) => [role, role])),
    };
}

function properties(entries: readonly (readonly [string, string])[]): string {
    return entries.map(([key, value]) => `${key}=${value}\n`).join("");
}
