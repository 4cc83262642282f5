import { type Refusals, secret } from "./row";

const older =
    "take an older one like m6i.2xlarge, or write machines.offered: true if `aws ec2 describe-instance-type-offerings` lists it";

const fixed =
    "is not known: nothing may take a machine of Corda's away to save it, and so nothing adds one — give perZone, as many as there are";
const autoscaler = { chart: "oci://registry.example.com/charts/cluster-autoscaler", version: "9.56.0" };

/** Mistakes in a platform on EKS. */
export const eksRefusals: Refusals = {
    "EKS and whose it is": [
        ["platform.account", undefined, 'corda:platform.account: is missing — add account: "123456789012"'],
        [
            "platform.account",
            "1234",
            'corda:platform.account: "1234" is no account — write its twelve digits in quotes, as `aws sts get-caller-identity` shows them',
        ],
        [
            "platform.account",
            "210987654321",
            "corda:platform.administrators[0]: is a role of another account than 210987654321 — correct the role or the account",
        ],
        [
            "platform.region",
            "eu-west-1a",
            'corda:platform.region: "eu-west-1a" is a zone — write its region, eu-west-1',
        ],
        [
            "platform.region",
            "Ireland",
            'corda:platform.region: "Ireland" is no region — write its code, like eu-west-1',
        ],
        [
            "platform.name",
            "Corda_Prod",
            'corda:platform.name: "Corda_Prod" is no name for a cluster — use 3 to 30 lower-case letters, digits and dashes, a letter first',
        ],
        [
            "platform.administrators",
            [],
            "corda:platform.administrators: is an empty list — name at least the role that `pulumi up` runs as",
        ],
        [
            "platform.administrators[0]",
            "arn:aws:iam::123456789012:user/alice",
            "corda:platform.administrators[0]: is a user, whose keys don't expire — name a role that people and pipelines assume",
        ],
        [
            "platform.administrators[0]",
            "arn:aws:iam::123456789012:root",
            "corda:platform.administrators[0]: is the account's root user — name a role: nobody works as root",
        ],
        [
            "platform.viewers",
            ["arn:aws:iam::123456789012:role/deployer"],
            "corda:platform.viewers[0]: is an administrator already — remove it here, or there",
        ],
        [
            "platform.assumeRole",
            "arn:aws:iam::123456789012:role/other",
            "corda:platform.assumeRole: is no administrator, and couldn't make anything in the cluster — add it to administrators",
        ],
        [
            "platform.tags",
            { "aws:owner": "me" },
            'corda:platform.tags."aws:owner": begins with aws:, which is AWS\' own — give the tag another name',
        ],
        [
            "platform.accessKey",
            "x",
            `corda:platform.accessKey: ${secret} — remove it; AWS' own ways of credentials are used`,
        ],
        [
            "platform.context",
            "x",
            "corda:platform.context: is not known with eks, which makes its own cluster — for one that is there use kind: existing",
        ],
    ],
    "EKS and its API": [
        [
            "platform.kubernetesVersion",
            "1.27",
            'corda:platform.kubernetesVersion: "1.27" is not known on EKS here — use "1.34" or "1.35"',
        ],
        [
            "platform.endpoint",
            "public",
            "corda:platform.endpoint: would show the API to the internet — use restricted with endpointAccess, or private",
        ],
        [
            "platform.endpoint",
            "restricted",
            "corda:platform.endpointAccess: is empty, and AWS takes that for everybody — name the blocks that reach the API, or write endpoint: private",
        ],
        [
            "platform.endpointAccess",
            ["203.0.113.0/24"],
            'corda:platform.endpointAccess[0]: "203.0.113.0/24" is public, and the API is private — write endpoint: restricted, or a block of a connected network',
        ],
        [
            "platform.endpointAccess",
            ["0.0.0.0/0"],
            'corda:platform.endpointAccess[0]: "0.0.0.0/0" is every address there is — name the blocks that are needed, like 10.1.2.0/28',
        ],
        [
            "platform.endpointAccess",
            ["10.64.1.0/24"],
            "corda:platform.endpointAccess[0]: is part of network.cidr, which reaches the API anyway — remove it",
        ],
        [
            "platform.endpointAccess",
            ["172.20.1.0/24"],
            "corda:platform.endpointAccess[0]: overlaps with network.cidr or serviceCidr, and couldn't be answered — take another network.cidr",
        ],
        [
            "platform.addOns",
            { versions: { "core-dns": "v1.13.2-eksbuild.1" } },
            "corda:platform.addOns.versions.core-dns: is no add-on that is managed here — did you mean coredns?",
        ],
        [
            "platform.addOns",
            { versions: { coredns: "latest" } },
            'corda:platform.addOns.versions.coredns: "latest" is no release of an add-on — write one of `aws eks describe-addon-versions`, like v1.13.2-eksbuild.1',
        ],
        [
            "platform.logDays",
            100,
            "corda:platform.logDays: is no time that CloudWatch keeps logs for — give one of 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545 or another it takes",
        ],
    ],
    "EKS and its network": [
        [
            "platform.network",
            { cidr: "203.0.113.0/16" },
            'corda:platform.network.cidr: "203.0.113.0/16" is no private block — take one of 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16',
        ],
        [
            "platform.network",
            { cidr: "10.0.0.0/24" },
            'corda:platform.network.cidr: "10.0.0.0/24" is of the wrong size — take a /16 to /20: every pod has an address of its own in it',
        ],
        [
            "platform.network",
            { cidr: "10.64.3.0/16" },
            'corda:platform.network.cidr: "10.64.3.0/16" has bits set beside its prefix — write 10.64.0.0/16',
        ],
        [
            "platform.network",
            { cidr: "172.20.0.0/16" },
            "corda:platform.network.serviceCidr: overlaps with network.cidr 172.20.0.0/16 — take another block, so that no pod has a Service's address",
        ],
        [
            "platform.network",
            { zones: ["eu-west-1a", "eu-west-1b"] },
            "corda:platform.network.zones: are 2 — name three: notaries and control plane survive the loss of one, or choose protection: disposable with two",
        ],
        [
            "platform.network",
            { zones: ["eu-west-1a", "eu-west-1b", "us-east-1a"] },
            "corda:platform.network.zones[2]: is no zone of eu-west-1 — write one of its zones, like eu-west-1a",
        ],
        [
            "platform.network",
            { zones: ["eu-west-1a", "eu-west-1b", "eu-west-1a"] },
            'corda:platform.network.zones[2]: "eu-west-1a" is there twice — keep one',
        ],
        [
            "platform.network",
            { nat: "one" },
            "corda:platform.network.nat: is one, and all zones would lose their way out with it — use each-zone, or choose protection: disposable",
        ],
        [
            "platform.network",
            { nat: "none" },
            "corda:platform.network.nat: would leave nodes without a way to their peers — use each-zone or one",
        ],
    ],
    "EKS and its machines": [
        [
            "platform.machines",
            { instanceType: "t3.2xlarge" },
            'corda:platform.machines.instanceType: "t3.2xlarge" bursts, and stalls a node when its credits are spent — take one of the families m, r or c, like m7i.2xlarge',
        ],
        [
            "platform.machines",
            { instanceType: "m7x" },
            'corda:platform.machines.instanceType: "m7x" is no machine that this program knows — take one of the families c, m and r from large to 16xlarge, like m7i.2xlarge',
        ],
        [
            "platform.machines",
            { instanceType: "m7g.2xlarge" },
            'corda:platform.machines.instanceType: "m7g.2xlarge" is arm64, and machines.architecture is amd64 — take a machine of it, or build the images for arm64',
        ],
        [
            "platform.machines",
            { minimum: 1, maximum: 4 },
            `corda:platform.machines.minimum: ${fixed}`,
            `corda:platform.machines.maximum: ${fixed}`,
        ],
        [
            "platform.machines",
            { systemMaximum: 6 },
            "corda:platform.machines.systemMaximum: is not known — did you mean systemMachines? They are as many as are said",
        ],
        ["platform.machines", { perZone: 0 }, "corda:platform.machines.perZone: is below 1 — give 1 to 100"],
        [
            "platform.machines",
            { disk: 20 },
            "corda:platform.machines.disk: is below 50 — give GiB, 50 to 1000: images of a few releases have to fit",
        ],
        [
            "platform.machines",
            { spot: true },
            "corda:platform.machines.spot: would take a running node's machine away — remove it: Corda runs on machines on demand",
        ],
    ],
    "EKS and machines that come and go": [
        [
            "platform.machines",
            { stateless: {} },
            "corda:platform.machines.stateless.autoscaler: is missing — add autoscaler: { chart: oci://registry.example.com/charts/cluster-autoscaler, version: 9.56.0 }",
        ],
        [
            "platform.machines",
            { stateless: { minimum: 3, maximum: 3, autoscaler } },
            "corda:platform.machines.stateless.maximum: leaves an autoscaler nothing to do above machines.stateless.minimum 3 — raise it",
        ],
        [
            "platform.machines",
            { stateless: { perZone: 1, autoscaler } },
            "corda:platform.machines.stateless.perZone: is not known — give minimum and maximum, over all zones",
        ],
        [
            "platform.machines",
            { stateless: { instanceType: "m7g.large", autoscaler } },
            'corda:platform.machines.stateless.instanceType: "m7g.large" is arm64, and machines.architecture is amd64 — take a machine of it, or build the images for arm64',
        ],
        [
            "platform.machines",
            { stateless: { autoscaler: { ...autoscaler, chart: "https://charts.example.com/cluster-autoscaler" } } },
            'corda:platform.machines.stateless.autoscaler.chart: "https://charts.example.com/cluster-autoscaler" is no chart in a registry — write oci://host/path without a version',
        ],
        [
            "platform.machines",
            { stateless: { autoscaler: { ...autoscaler, version: "latest" } } },
            'corda:platform.machines.stateless.autoscaler.version: "latest" is no release — pin one, like 9.56.0',
        ],
        [
            "network.resizing",
            "recommend",
            "corda:network.resizing: takes VerticalPodAutoscalers, which the cluster is made without — add platform.verticalPodAutoscaler with their chart, or remove it",
        ],
    ],
    "EKS, hosts of web clients and their certificates": [
        ["platform.certificates", {}, "corda:platform.certificates.email: is missing — add email: ops@example.com"],
        [
            "platform.certificates",
            { email: "ops" },
            'corda:platform.certificates.email: "ops" is no address of mail — write one, like ops@example.com',
        ],
        [
            "platform.certificates",
            { email: "ops@example.com", version: "v1.19.2" },
            "corda:platform.certificates.version: is not known — write addOns.versions: { cert-manager: … } for another release",
        ],
        [
            "platform.dns",
            { zone: "corda.example.com", webHosts: "auto" },
            'corda:platform.dns.webHosts: is not known — the word is "external-dns"',
        ],
        [
            "platform.addOns",
            { versions: { "external-dns": "v0.20.0-eksbuild.3" } },
            "corda:platform.addOns.versions.external-dns: is the release of an add-on that isn't there — add dns.webHosts: external-dns, or remove it",
        ],
        [
            "platform.addOns",
            { versions: { "cert-manager": "v1.19.2-eksbuild.1" } },
            "corda:platform.addOns.versions.cert-manager: is the release of an add-on that isn't there — add certificates, or remove it",
        ],
    ],
    "EKS in a region without its machines": [
        [
            "platform.region",
            "eu-south-1",
            `corda:platform.machines.instanceType: "m7i.2xlarge" isn't known to be offered in eu-south-1 — ${older}`,
            `corda:platform.machines.systemInstanceType: "m7i.large" isn't known to be offered in eu-south-1 — ${older}`,
        ],
    ],
    "EKS and its load balancers": [
        [
            "platform.loadBalancers",
            { sourceRanges: [] },
            'corda:platform.loadBalancers.sourceRanges: is an empty list, and nobody could call — name the peers\' blocks, or ["0.0.0.0/0"] for everybody',
        ],
        [
            "platform.loadBalancers",
            { idleSeconds: 10 },
            "corda:platform.loadBalancers.idleSeconds: is below 60 — give seconds, 60 to 6000",
        ],
        [
            "platform.loadBalancers",
            { certificateArn: "arn" },
            "corda:platform.loadBalancers.certificateArn: would end the connection of two nodes, which know each other by Corda's certificates — remove it",
        ],
        [
            "platform.loadBalancers",
            { proxyProtocol: true },
            "corda:platform.loadBalancers.proxyProtocol: is not spoken by Corda — remove it: a client's address is kept without it",
        ],
        [
            "platform.loadBalancers",
            { elasticIps: { "203.0.113.5": "eipalloc-0123456789abcdef0" } },
            'corda:platform.loadBalancers.elasticIps."203.0.113.5": is the host of nobody — set it as a node\'s host, or remove it',
        ],
        [
            "platform.loadBalancers",
            { elasticIps: { "10.0.0.5": "eipalloc-0123456789abcdef0" } },
            'corda:platform.loadBalancers.elasticIps."10.0.0.5": "10.0.0.5" is a private address, which no Elastic IP has — write the address peers see',
        ],
        [
            "network.nodes[0].host",
            "203.0.113.9",
            'corda:network.nodes[0].host: "203.0.113.9" is no Elastic IP of platform.loadBalancers.elasticIps — add it there with its allocation, or write a DNS name',
        ],
        [
            "platform.dns",
            undefined,
            "corda:network.notaries[0].host: is missing, and its address has to be known before it registers — add platform.dns with a zone of yours, or a host: a name of your own, or an Elastic IP",
            "corda:network.nodes[0].host: is missing, and its address has to be known before it registers — add platform.dns with a zone of yours, or a host: a name of your own, or an Elastic IP",
        ],
        [
            "platform.dns",
            { zone: "corda.example.com", zoneId: "/hostedzone/Z1" },
            'corda:platform.dns.zoneId: "/hostedzone/Z1" is no id of a hosted zone — write Z… as `aws route53 list-hosted-zones` shows it, without /hostedzone/',
        ],
        [
            "platform.loadBalancers",
            { addresses: "fixed" },
            "corda:platform.quotas.elasticIps: is 5, and the network needs 9 Elastic IPs — ask AWS for more and write here what it grants, or use loadBalancers.addresses: dns, which needs none for a node, or let nodes share a firewall",
        ],
        [
            "platform.quotas",
            { networkLoadBalancers: 1 },
            "corda:platform.quotas.networkLoadBalancers: is 1, and the network needs 2 Network Load Balancers — ask AWS for more and write here what it grants, or let nodes share a firewall, whose float needs one for all of them",
        ],
        [
            "platform.quotas",
            { processors: 16 },
            "corda:platform.quotas.processors: is 16, and the network needs 30 processors of machines on demand — ask AWS for more and write here what it grants, or take fewer or smaller machines",
        ],
    ],
    "EKS and what keeps data": [
        [
            "platform.hsm",
            { kind: "aws-cloudhsm", zones: 1 },
            "corda:platform.hsm.zones: is one, and keys would be gone with that zone — give two or three, or choose protection: disposable",
        ],
        [
            "platform.hsm",
            { kind: "aws-cloudhsm", hsmType: "hsm1.medium" },
            "corda:platform.hsm.hsmType: is not known — AWS makes HSMs of one type only, hsm2m.medium; remove it",
        ],
        [
            "platform.databases",
            { kind: "rds", certificateAuthorities: "rds.pem", zones: "one" },
            "corda:platform.databases.zones: is one, and ledgers would be gone with that zone — use several, or choose protection: disposable",
        ],
        [
            "platform.databases",
            { kind: "rds", certificateAuthorities: "rds.pem", backupDays: 1 },
            "corda:platform.databases.backupDays: is less than a week — give 7 to 35, or choose protection: disposable",
        ],
        [
            "platform.databases",
            { kind: "rds", certificateAuthorities: "bundle.zip" },
            'corda:platform.databases.certificateAuthorities: "bundle.zip" is no PEM file — write the path of the bundle you downloaded, like certificates/rds.pem',
        ],
        [
            "platform.databases",
            { kind: "rds", certificateAuthorities: "rds.pem", publiclyAccessible: true },
            "corda:platform.databases.publiclyAccessible: would show ledgers to the internet — remove it",
        ],
        [
            "network.nodes[0].database",
            { kind: "cloudnative-pg", instances: 4, image: `pg:15.18@sha256:${"ab".repeat(32)}` },
            "corda:network.nodes[0].database.kind: is kept running by an operator that the platform doesn't have — add platform.databaseOperator: { chart: oci://registry.example.com/charts/cloudnative-pg, version: 0.29.1 }",
            "corda:network.nodes[0].database.instances: are 4, each on a machine of its own, and Corda has 3 — write a larger platform.machines.perZone, or fewer instances",
        ],
        [
            "network.nodes[0].database",
            { kind: "managed" },
            "corda:network.nodes[0].database.kind: is managed, and the platform has no databases — add platform.databases: { kind: rds, … }, or write kind: postgresql for one in the cluster",
        ],
        [
            "platform.backups",
            { kind: "s3", lock: "none" },
            "corda:platform.backups.lock: would let whoever breaks in remove backups too — use governance or compliance",
        ],
        [
            "platform.secrets",
            { kind: "aws-secrets-manager", recoveryDays: 7 },
            "corda:platform.secrets.recoveryDays: is not known — whoever deletes a secret says for how long it can be taken back; remove it",
        ],
        [
            "platform.secrets",
            { kind: "vault" },
            "corda:platform.secrets.kind: is not known on EKS yet — use aws-secrets-manager",
        ],
    ],
};

/** A stack on EKS without a mistake: a notary and a node, each with a load balancer. */
export function eksStack(): Record<string, unknown> {
    return {
        platform: {
            kind: "eks",
            account: "123456789012",
            region: "eu-west-1",
            administrators: ["arn:aws:iam::123456789012:role/deployer"],
            dns: { zone: "corda.example.com" },
        },
        network: {
            edition: "community",
            version: "4.10",
            zone: { kind: "bootstrapped" },
            notaries: [{ name: "notary", legalName: "O=Notary,L=London,C=GB" }],
            nodes: [{ name: "bank-a", legalName: "O=Bank A,L=London,C=GB" }],
        },
    };
}
