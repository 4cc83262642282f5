import type { StackInput } from "../../config/read";

/** What the tests change: text for text, so that a mistake can be put anywhere. */
// A table of wrong inputs has to hold what the types forbid.
export type Raw = Record<string, unknown>;

const digest = (digit: string) => `ab${digit.repeat(62)}`;

/** A stack that uses every key and has no mistake in it; each test breaks one thing of its own copy. */
export function completeStack() {
    const stack: StackInput = {
        platform: {
            kind: "existing",
            kubeconfig: "/etc/corda/kubeconfig",
            context: "a-cluster",
            storage: { ledger: "fast-encrypted" },
            mavenRepository: "https://maven.example.com/releases",
        },
        network: {
            namespace: "corda",
            edition: "community",
            version: "4.10",
            zone: { kind: "bootstrapped", minimumPlatformVersion: 10 },
            cordapps: [
                { maven: "net.corda:corda-finance-contracts:4.10", sha256: digest("1") },
                { maven: "net.corda:corda-finance-workflows:4.10", sha256: digest("2") },
            ],
            cordappDistribution: { kind: "repository" },
            images: { postgresql: "registry.example.com:5000/postgresql:15.1" },
            logLevel: "info",
            notaries: [{ name: "notary", legalName: "O=Notary,L=London,C=GB", validating: true, ledger: "retained" }],
            nodes: [
                {
                    name: "party-a",
                    legalName: "O=Party A,L=London,C=GB",
                    size: "medium",
                    storage: "10Gi",
                    ledger: "protected",
                    database: { kind: "postgresql", storage: "20Gi" },
                    rpc: { username: "trader", permissions: ["StartFlow.net.corda.finance.flows.CashPaymentFlow"] },
                    drainSeconds: 120,
                    version: "4.9",
                },
                { name: "party-b", legalName: "OU=Desk,O=Party B,L=New York,ST=NY,C=US", database: { kind: "h2" } },
            ],
            webClients: [
                {
                    name: "bank-web",
                    node: "party-b",
                    image: "registry.example.com/bank-web:1.0",
                    host: "bank.example.com",
                    ingress: { class: "nginx", namespace: "ingress-nginx" },
                    tls: { issuer: "letsencrypt" },
                    port: 9000,
                    healthPath: "/health",
                    replicas: 2,
                    size: "medium",
                },
            ],
        },
    };
    return structuredClone(stack) as unknown as Raw;
}

/** A stack with the required keys alone. */
export function smallestStack(): Raw {
    return {
        platform: { kind: "minikube" },
        network: {
            edition: "community",
            version: "4.10",
            zone: { kind: "bootstrapped" },
            notaries: [{ name: "notary", legalName: "O=Notary,L=London,C=GB" }],
        },
    };
}

/** Sets the value at a path such as `network.nodes[0].size`; `undefined` takes the key away. */
export function set(stack: Raw, path: string, value: unknown): Raw {
    const steps = path.replaceAll("[", ".").replaceAll("]", "").split(".");
    const last = steps.pop() ?? "";
    const holder = steps.reduce<Raw>((at, step) => at[step] as Raw, stack);
    if (value === undefined) {
        // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- the path is what the test is about
        delete holder[last];
    } else {
        holder[last] = value;
    }
    return stack;
}
