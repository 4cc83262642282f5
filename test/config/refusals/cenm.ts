import type { Refusals } from "./row";

/** Mistakes in a zone on CENM; each is put into the stack with such a zone that has none. */
export const cenmRefusals: Refusals = {
    "a zone on CENM": [
        [
            "network.zone.acceptLicense",
            undefined,
            "corda:network.zone.acceptLicense: is not true, and R3's images run only for who has accepted the licence — read it, then write acceptLicense: true",
        ],
        [
            "network.zone.acceptLicense",
            "Y",
            "corda:network.zone.acceptLicense: is text, not true or false — write true or false, like acceptLicense: true",
        ],
        [
            "network.zone.version",
            "1.4",
            'corda:network.zone.version: "1.4" is not known — write one of 1.5, 1.6, 1.7, or a patch release like "1.5.9"',
        ],
        [
            "network.zone.version",
            "1.6.0",
            'corda:network.zone.version: "1.6.0" starts its zone service as 1.5 does — use 1.6.1 or later, or "1.6" for the newest',
        ],
        [
            "network.zone.version",
            1.6,
            'corda:network.zone.version: is a number, not text — write text in quotes, like version: "1.6"',
        ],
        [
            "network.zone.images.tag",
            "1.6.0-zulu",
            'corda:network.zone.images.tag: "1.6.0-zulu" is 1.6.0, which starts its zone service as 1.5 does — use an image of 1.6.1 or later',
        ],
        [
            "network.zone.images.tag",
            "1.6-zulu-openjdk8",
            'corda:network.zone.images.tag: "1.6-zulu-openjdk8" is 1.6.0, which starts its zone service as 1.5 does — use an image of 1.6.1 or later',
        ],
        [
            "network.zone.images.tag",
            "1.5.9-zulu",
            'corda:network.zone.images.tag: "1.5.9-zulu" is no image of 1.6 — use one of 1.6',
        ],
        [
            "network.zone.images.tag",
            "latest",
            'corda:network.zone.images.tag: "latest" is no tag that stays the same — write the release\'s, like 1.6.2-zulu-openjdk8u382',
        ],
        [
            "network.zone.images.pullSecret",
            { secret: "registry" },
            "corda:network.zone.images.pullSecret: is not known here — one login serves every image: set network.images.pullSecret",
        ],
        ["network.zone.purpose", "dev", "corda:network.zone.purpose: is not known — the word is test"],
        [
            "network.zone.namespace",
            "corda",
            'corda:network.zone.namespace: "corda" is where the members are — give the zone a namespace of its own, like network-services',
        ],
        [
            "network.zone.subject",
            "O=Operator,C=GB",
            "corda:network.zone.subject: has no L (locality) — add it, like O=Party A,L=London,C=GB",
        ],
        [
            "network.zone.subject",
            "CN=Root,O=Operator,L=London,C=GB",
            "corda:network.zone.subject: has a CN — leave it out: every authority gets one of its own, like CN=Root CA",
        ],
        [
            "network.zone.crlHost",
            "http://crl.example.com",
            'corda:network.zone.crlHost: "http://crl.example.com" has more than a host — write the name alone, with a port where it isn\'t 80, like crl.example.com',
        ],
        [
            "network.zone.crlHost",
            "crl.example.com/crl",
            'corda:network.zone.crlHost: "crl.example.com/crl" has more than a host — write the name alone, with a port where it isn\'t 80, like crl.example.com',
        ],
        [
            "network.zone.crlHost",
            "192.0.2.7",
            'corda:network.zone.crlHost: "192.0.2.7" is an address, and every certificate would name it for good — write a DNS name, like crl.example.com',
        ],
        [
            "network.zone.crlHost",
            "192.0.2.7:80",
            'corda:network.zone.crlHost: "192.0.2.7:80" is an address, and every certificate would name it for good — write a DNS name, like crl.example.com',
        ],
        [
            "network.zone.crlHost",
            "localhost",
            'corda:network.zone.crlHost: "localhost" is a machine\'s own address, which nobody else can reach — write the name by which others reach it',
        ],
        [
            "network.zone.crlHost",
            "crl.example.com:99999",
            'corda:network.zone.crlHost: "crl.example.com:99999" has no port from 1 to 65535 — leave it out for 80',
        ],
        [
            "network.zone.version",
            "1.5",
            'corda:network.zone.images.tag: "1.6.2-zulu-openjdk8u382" is no image of 1.5 — use one of 1.5',
            "corda:network.zone.databases.auth.kind: a database in the cluster is PostgreSQL 15, and CENM 1.5 knows 9.6, 10, 11, 12 — write kind: external, or use a later CENM",
            "corda:network.zone.databases.zone.kind: a database in the cluster is PostgreSQL 15, and CENM 1.5 knows 9.6, 10, 11, 12 — write kind: external, or use a later CENM",
        ],
        [
            "network.zone.minimumPlatformVersion",
            13,
            "corda:network.zone.minimumPlatformVersion: is 13, but Corda Enterprise 4.10 has platform version 12 and couldn't join — give at most 12",
        ],
        [
            "network.zone.parameters.minimumPlatformVersion",
            12,
            "corda:network.zone.parameters.minimumPlatformVersion: is not known here — did you mean zone.minimumPlatformVersion?",
        ],
        [
            "network.zone.parameters.eventHorizonDays",
            0,
            "corda:network.zone.parameters.eventHorizonDays: is below 1 — give days",
        ],
        [
            "network.zone.kubernetesApi",
            ["0.0.0.0/0"],
            'corda:network.zone.kubernetesApi[0]: "0.0.0.0/0" is every address there is — name the blocks that are needed, like 10.1.2.0/28',
        ],
        [
            "network.zone.doormanUrl",
            "https://doorman.example.com",
            "corda:network.zone.doormanUrl: is this zone's own identity manager — remove it",
        ],
        [
            "network.zone.networkParameters",
            {},
            "corda:network.zone.networkParameters: is not known — did you mean parameters?",
        ],
        [
            "network.notaries[0].serviceLegalName",
            undefined,
            "corda:network.notaries[0].serviceLegalName: is missing — in a zone with a doorman a notary's service has a name of its own, like O=Notary Service,L=London,C=GB",
        ],
        [
            "network.notaries",
            [],
            'corda:network.notaries: names nobody, and the network parameters of the beginning need a notary — add one, like { name: notary, legalName: "O=Notary,L=London,C=GB" }',
        ],
        ["network.zone.email", undefined, "corda:network.zone.email: is missing — add email: ops@example.com"],
    ],
    "who decides and who signs in a zone on CENM": [
        [
            "network.zone.approval.issuance",
            undefined,
            "corda:network.zone.approval.issuance: is missing — add issuance: { kind: own, className: com.example.Approve, jar: /opt/cenm/plugins/approve.jar }",
            "corda:secrets.jira: is named nowhere under corda:network — remove it",
        ],
        [
            "network.zone.approval",
            undefined,
            "corda:network.zone.approval: is missing — add approval: { issuance: { kind: own, className: com.example.Approve, jar: /opt/cenm/plugins/approve.jar } }",
            "corda:secrets.jira: is named nowhere under corda:network — remove it",
        ],
        [
            "network.zone.approval.revocation.kind",
            "manual",
            "corda:network.zone.approval.revocation.kind: is not known — use jira, or a plugin of your own",
        ],
        [
            "network.zone.approval.issuance",
            { kind: "approve-all" },
            "corda:network.zone.approval.issuance.kind: approve-all would let everybody in; nobody wants that in production — write purpose: test if the zone is for tests, or use jira or a plugin of your own",
            "corda:secrets.jira: is named nowhere under corda:network — remove it",
        ],
        [
            "network.zone.approval.revocation",
            { kind: "approve-all" },
            "corda:network.zone.approval.revocation.kind: approve-all would let everybody revoke anybody; nobody wants that in production — write purpose: test if the zone is for tests, or use jira or a plugin of your own",
        ],
        [
            "network.zone.approval.issuance.password",
            "hunter2",
            "corda:network.zone.approval.issuance.password: a stack file holds no secrets — remove it; name the secret that holds it under `credentials`",
        ],
        [
            "network.zone.approval.revocation.jar",
            "approve.jar",
            'corda:network.zone.approval.revocation.jar: "approve.jar" is no jar in the image — write its whole path, like /opt/cenm/plugins/approve.jar',
        ],
        [
            "network.zone.schedules.csr",
            "1m",
            "corda:network.zone.schedules.csr: would have the signer sign whatever it is given; an operator looks at it in production — write purpose: test if the zone is for tests, or remove it",
        ],
        [
            "network.zone.schedules.networkParameters",
            "1m",
            "corda:network.zone.schedules.networkParameters: would have the signer sign whatever it is given; an operator looks at it in production — write purpose: test if the zone is for tests, or remove it",
        ],
        [
            "network.zone.schedules.networkMap",
            "1",
            'corda:network.zone.schedules.networkMap: "1" is no interval — write a number with s, m, h or d right behind it, like 1m',
        ],
    ],
    "databases of a zone on CENM": [
        [
            "network.zone.databases.auth.kind",
            "h2",
            "corda:network.zone.databases.auth.kind: is a file that CENM's own documentation keeps to trials — use postgresql or external",
        ],
        [
            "network.zone.databases.auth",
            { kind: "h2" },
            "corda:network.zone.databases.auth.kind: is a file that CENM's own documentation keeps to trials — use postgresql or external",
        ],
        [
            "network.zone.databases.networkMap.name",
            "identity-manager",
            "corda:network.zone.databases.networkMap.name: is identityManager's database too, and CENM's schemas don't bear each other — give every service a database of its own",
        ],
        [
            "network.zone.databases.networkMap.schema",
            "map",
            "corda:network.zone.databases.networkMap.schema: is not known to CENM, which makes its tables where its user's are — remove it, and give every service a database of its own",
        ],
        [
            "network.zone.databases.networkMap.credentials",
            undefined,
            "corda:network.zone.databases.networkMap.credentials: is missing — add credentials: { secret: party-a-db }",
        ],
        [
            "network.zone.databases.signer",
            { kind: "postgresql" },
            "corda:network.zone.databases.signer: is not known — the signer keeps nothing; remove it",
        ],
    ],
    "keys of a zone on CENM": [
        [
            "network.zone.hsm",
            undefined,
            'corda:network.hsms[0].name: no key is in "appliance" — name it under `keys` of a member or firewall, or remove it',
            "corda:network.zone.hsm: is missing, and the keys of the zone's authorities would lie in Secrets; they are in an HSM in production — write purpose: test if the zone is for tests, or name one of network.hsms",
        ],
        [
            "network.zone.hsm.name",
            "aplliance",
            'corda:network.hsms[0].name: no key is in "appliance" — name it under `keys` of a member or firewall, or remove it',
            'corda:network.zone.hsm.name: "aplliance" is none of network.hsms — use appliance; did you mean appliance?',
        ],
        [
            "network.hsms[0].kind",
            "futurex",
            "corda:network.hsms[0].keyGroup: is not a known key — remove it; known here: name, kind, clientImage, host, port, addresses, credentials",
            'corda:network.zone.hsm.name: "appliance" is a futurex, which CENM doesn\'t work with — use azure-key-vault, aws-cloudhsm, utimaco, gemalto-luna or securosys-primus-x',
            "corda:secrets.hsm-user.username: is not a known key — keys of this secret: credentials, fxpkcs11.cfg",
            "corda:secrets.hsm-user.password: is not a known key — keys of this secret: credentials, fxpkcs11.cfg",
            "corda:secrets.hsm-user.credentials: is missing, and network.hsms[0].credentials needs it — run `pulumi config set --secret --path 'corda:secrets.hsm-user.credentials'`",
            'corda:secrets.hsm-user."fxpkcs11.cfg": is missing, and network.hsms[0].credentials needs it — run `pulumi config set --secret --path \'corda:secrets.hsm-user["fxpkcs11.cfg"]\'`',
        ],
        [
            "network.hsms[0].kind",
            "securosys-primus-x",
            "corda:network.hsms[0].keyGroup: is not a known key — remove it; known here: name, kind, clientImage, host, port, addresses, credentials",
            "corda:network.zone.hsm.archives: is missing: the name of a securosys-primus-x's Java archive has its version in it — name what is in the client image, like archives: [ primusX-1.8.2.jar ]",
        ],
        [
            "network.nodes[0].keys",
            { identity: "appliance" },
            'corda:network.nodes[0].keys.identity: "appliance" has the login to the keys of the zone\'s authorities, and whoever has that could sign as the zone — describe another HSM, with a login of its own',
        ],
        [
            "network.hsms[0].addresses",
            ["203.0.113.0/28"],
            'corda:network.hsms[0].addresses: "203.0.113.0/28" is on the internet, where the zone\'s signer has no way to — name the private addresses that it is reached by, like 10.1.2.0/28',
        ],
    ],
    "the way into a zone on CENM": [
        [
            "network.zone.ingress.tls",
            undefined,
            "corda:network.zone.ingress.tls: is missing — add tls: { issuer: letsencrypt }",
        ],
        [
            "network.zone.ingress.tls",
            {},
            "corda:network.zone.ingress.tls: names no certificate — write secret (one that is there) or issuer (cert-manager's)",
        ],
        ["network.zone.ingress.class", undefined, "corda:network.zone.ingress.class: is missing — add class: nginx"],
        [
            "network.zone.ingress.namespace",
            undefined,
            "corda:network.zone.ingress.namespace: is missing — add namespace: ingress-nginx",
        ],
        [
            "platform.flavour",
            "openshift",
            "corda:network.zone.ingress.class: has no meaning on OpenShift, whose own router serves the hosts by Routes — remove it",
            "corda:network.zone.ingress.namespace: has no meaning on OpenShift, whose own router serves the hosts by Routes — remove it",
            "corda:network.zone.ingress.tls.issuer: can't be had for a Route — let a Certificate of cert-manager keep a Secret and name that under secret, or leave tls out for the router's own certificate",
        ],
        [
            "network.zone.ingress",
            "nginx",
            "corda:network.zone.ingress: is text, not a section — write a section, like ingress: { class: nginx, namespace: ingress-nginx, hosts: { identityManager: doorman.example.com }, tls: { issuer: letsencrypt } }",
        ],
        [
            "network.zone.ingress.hosts.networkMap",
            "doorman.example.com",
            'corda:network.zone.ingress.hosts.networkMap: "doorman.example.com" is also zone.ingress.hosts.identityManager — give each a host of its own',
        ],
        [
            "network.webClients",
            [
                {
                    name: "bank-web",
                    node: "bank-a",
                    image: "registry.example.com/bank-web:1.0",
                    host: "cenm.example.com",
                    ingress: { class: "nginx", namespace: "ingress-nginx" },
                    tls: { issuer: "letsencrypt" },
                },
            ],
            'corda:network.webClients[0].host: "cenm.example.com" is also zone.ingress.hosts.gateway — give each a host of its own',
        ],
        [
            "network.zone.ingress.hosts.signer",
            "signer.example.com",
            "corda:network.zone.ingress.hosts.signer: is never shown outside — remove it; what is signed by hand goes through a gateway inside the cluster",
        ],
        [
            "network.zone.ingress.hosts.gateway",
            undefined,
            "corda:network.zone.zoneTokens: come from operators, who have no gateway to get them from — name ingress.hosts.gateway, or remove it",
        ],
    ],
};
