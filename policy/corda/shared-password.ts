import { at, text } from "../reading";
import type { StackRule } from "../rule";
import { type Member, membersOf } from "./members";
import { rpcUsersOf } from "./rpc-users";

/** Whose a password is: workers of one notary have its key, and the store that the key came in. */
function ownerOf({ urn, conf }: Member): string {
    return text(at(conf.value, "notary", "serviceLegalName")) || urn;
}

/** What opens a member, and must open no other. A broker's clients have key stores, and a password, in common. */
export const sharedPassword: StackRule = {
    name: "corda-shared-password",
    protects: "Every other member, when the password of one of them has become known.",
    violation: "Another member has the same password.",
    remediation: "Leave passwords to the program, which makes them for each member.",
    severity: "high",
    controls: [],
    checkStack: (resources) => {
        const owners = new Map<string, string>();
        return membersOf(resources).flatMap((member) => {
            const {
                urn,
                conf: { value, path },
            } = member;
            return [
                { password: value["keyStorePassword"], key: "keyStorePassword" },
                { password: value["trustStorePassword"], key: "trustStorePassword" },
                ...rpcUsersOf(value).map((user) => ({
                    password: user.value["password"],
                    key: `${user.path}.password`,
                })),
                {
                    password: at(value, "dataSourceProperties", "dataSource", "password"),
                    key: "dataSourceProperties.dataSource.password",
                },
            ].flatMap(({ password, key }) => {
                const owner = owners.get(text(password)) ?? ownerOf(member);
                owners.set(text(password), owner);
                return text(password) !== "" && owner !== ownerOf(member) ? [{ urn, path: `${path}.${key}` }] : [];
            });
        });
    },
};
