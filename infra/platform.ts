import type * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";

/** What a platform needs to know of a node in order to give it an address. */
export interface AddressedNode {
    /** The node's name in the stack file; also its Service's name. */
    readonly name: string;
    /** The namespace its Service lives in. */
    readonly namespace: string;
    /** The P2P port, the same inside and outside. */
    readonly port: number;
    /** Where peers reach it, where the stack file says so. @default the platform's choice */
    readonly host?: string;
}

/** Where peers reach a node. Known before the node registers, because it becomes part of its signed node info. */
export interface P2pEndpoint {
    /** DNS name or address, never a pod's. */
    readonly host: string;
    readonly port: number;
    /** The kind of Service that serves the address. */
    readonly serviceType: "ClusterIP" | "LoadBalancer";
    /** Annotations the platform's load balancer wants on that Service; empty where it has none. */
    readonly serviceAnnotations: Readonly<Record<string, pulumi.Input<string>>>;
    /** Class of the load balancer. @default the cluster's own */
    readonly loadBalancerClass?: string;
    /** Blocks of addresses that may call. @default everybody */
    readonly sourceRanges?: readonly string[];
    /**
     * Blocks that the load balancer asks from whether the pod is there: the pods' policy has to let it, also where peers
     * are named. @default it asks as peers do
     */
    readonly probeRanges?: readonly string[];
    /** Whether a caller's own address reaches the pod, as `Local` has it. @default the cluster's choice */
    readonly externalTrafficPolicy?: "Local";
    /** What has to be there before the Service is: its address, and the right to use it. @default nothing */
    readonly requires?: readonly pulumi.Resource[];
    /**
     * Brings the connections of a load balancer that the platform made itself to the Service's pods.
     * @default nothing: the Service's type says it all
     */
    bind?(service: BoundService, opts: pulumi.ComponentResourceOptions): pulumi.Resource;
}

/** A Service that a platform's own load balancer sends to. */
export interface BoundService {
    readonly name: string;
    readonly namespace: pulumi.Input<string>;
    /** Port of the Service. */
    readonly port: number;
}

/** Storage classes by what they hold. */
export interface PlatformStorage {
    /** Class for ledgers, databases and keys. */
    readonly ledger: string;
    /** Class for snapshots of such volumes. @default there is none */
    readonly snapshots?: string;
}

/** Where artifacts come from. */
export interface ArtifactSources {
    /** A Maven repository to take CorDapps from; Maven Central when undefined. */
    readonly mavenRepository?: string;
}

/** The cluster's name servers, as NetworkPolicies select their pods. */
export interface ClusterDns {
    readonly namespace: string;
    readonly pods: Readonly<Record<string, string>>;
    /** Where the pods listen, UDP and TCP: a policy sees a packet after the Service's address was translated. */
    readonly port: number;
    /** Who answers in their place, at the same port. @default nobody */
    readonly caches?: {
        /** Labels of pods in the same namespace. @default none */
        readonly pods?: Readonly<Record<string, string>>;
        /** IPv4 addresses, where it is a process of the machine's and no pod. @default none */
        readonly addresses?: readonly string[];
    };
}

/** A DNS zone in which hosts get their records by themselves. */
export interface PublicDns {
    readonly zone: string;
    /** Annotations of what shall be found under a host: a Service, an Ingress, a Route. Empty for a host elsewhere. */
    annotations(host: string): Readonly<Record<string, string>>;
}

/** What brings HTTPS from outside to a web server. P2P never comes this way: it is no HTTP. */
export type WebEntrance =
    /** An Ingress, served by the controller that the stack file names. */
    | { readonly kind: "ingress" }
    /** OpenShift's Route, served by the cluster's own router. */
    | {
          readonly kind: "route";
          /** Labels of the namespace that the router's connections come from. */
          readonly routerNamespace: Readonly<Record<string, string>>;
          /** The router's ServiceAccount, which has to read a Route's certificate. */
          readonly routerAccount: { readonly name: string; readonly namespace: string };
      };

/** What a platform gives, and what it doesn't: known before anything is deployed. */
export interface PlatformCapabilities {
    /** Who says which user and group a pod runs as: its template, or the cluster when it admits the pod. */
    readonly podUser: "template" | "cluster";
    readonly webEntrance: WebEntrance;
    readonly dns: ClusterDns;
    /** How many ports of one pod may be shown to the world; any number when undefined. */
    readonly publicPortsPerPod?: number;
}

/** A ServiceAccount that pods run as. */
export interface PodAccount {
    readonly name: string;
    /** The namespace's name; it doesn't have to exist yet. */
    readonly namespace: string;
}

/** What the pods of one ServiceAccount may do in the platform's cloud; each left out is not allowed. */
export interface CloudRights {
    /** Names of secrets as the platform's secret store has them, {@link SecretEntry.name}. */
    readonly readSecrets?: readonly string[];
    readonly writeSecrets?: readonly string[];
    /** To use, and at registration to make, keys of the platform's HSM service. */
    readonly useHsmKeys?: boolean;
    /** Folders below the backups' place. */
    readonly writeBackups?: readonly string[];
    readonly readBackups?: readonly string[];
}

/** How pods come by an identity of the cloud. */
export interface PodIdentity {
    readonly accountAnnotations: Readonly<Record<string, pulumi.Input<string>>>;
    readonly podLabels: Readonly<Record<string, string>>;
    /** What has to be there before such a pod starts. */
    readonly requires: readonly pulumi.Resource[];
    /** Where such a pod gets its credentials from, for its policy. @default nowhere that a policy closes */
    readonly egress?: readonly { readonly cidr: string; readonly ports: readonly number[] }[];
    /** By which the cloud knows it, where more than the account has to say so. @default the account is enough */
    readonly clientId?: pulumi.Input<string>;
}

/** Where the secrets are that a stack file names. */
export type SecretStore = ClusterSecretStore | OutsideSecretStore;

/** Kubernetes Secrets, made of the stack's own encrypted configuration. */
export interface ClusterSecretStore {
    readonly kind: "kubernetes";
}

/**
 * A store outside the cluster. The program never learns a value of it: pods mount them by the Secrets Store CSI driver,
 * as the account they run as.
 */
export interface OutsideSecretStore {
    readonly kind: "aws-secrets-manager" | "azure-key-vault" | "hashicorp-vault";
    /** Bytes of the largest value, as text where it keeps files as text. @default enough for any key store */
    readonly largestValue?: number;
    /**
     * Where one key of a secret is.
     *
     * @throws Error for a name or a key that the store can't have.
     */
    entry(secret: string, key: string): SecretEntry;
    /**
     * What gives an account's pods keys of one secret as files of these names, and the right to read them.
     *
     * @throws Error for what {@link entry} throws one, and for two keys that the store can't tell apart.
     */
    mount(request: SecretMountRequest): SecretProvider;
    /**
     * What lets an account's pods keep keys of these secrets in the store, and compare what is there already.
     *
     * @throws Error for what {@link entry} throws one.
     */
    writer(request: SecretWriteRequest): SecretWriter;
}

/** One value in a store, as its own tools name it. */
export interface SecretEntry {
    readonly name: string;
    /** What of it is the value, where it has several. @default all of it */
    readonly field?: string;
    /** How a file that is no text is kept. @default as it is */
    readonly encoding?: "base64";
}

/** What is mounted, and by whom. */
export interface SecretMountRequest {
    readonly account: PodAccount;
    /** As the stack file names it. */
    readonly secret: string;
    readonly keys: readonly string[];
}

/** A SecretProviderClass, beside its name. */
export interface SecretProvider {
    readonly provider: "aws" | "azure" | "vault";
    readonly parameters: Readonly<Record<string, pulumi.Input<string>>>;
    /** What has to be there before such a pod starts. */
    readonly requires: readonly pulumi.Resource[];
}

/** What is kept in a store, and by whom. */
export interface SecretWriteRequest {
    readonly account: PodAccount;
    readonly secrets: readonly {
        /** Its name, as if the stack file named it. */
        readonly secret: string;
        readonly keys: readonly string[];
    }[];
}

/** What a container needs in order to write to a store. */
export interface SecretWriter {
    /** Variables that say where the store is. Nothing of them is secret. */
    readonly environment: Readonly<Record<string, pulumi.Input<string>>>;
    /** The account's token: whom it is for, and the variable that says where it is mounted. */
    readonly token: { readonly audience: string; readonly variable: string };
    /** Annotations of a pod by which the cloud gives nothing to these containers by itself. @default it never does */
    readonly withheld?: (containers: readonly string[]) => Readonly<Record<string, string>>;
    /** Where the store answers, at whichever address. */
    readonly port: number;
    /** Where such a pod gets its credentials from. @default where the store is, or nowhere that a policy closes */
    readonly egress?: PodIdentity["egress"];
    /** What has to be there before such a pod starts. */
    readonly requires: readonly pulumi.Resource[];
}

/** What a database that the platform makes is asked to be. */
export interface DatabaseRequest {
    /** The login's password. Secret; it has to be generated, because it is the server's administrator's too. */
    readonly password: pulumi.Output<string>;
    /** Its disk, a Kubernetes quantity like `100Gi`. */
    readonly storage: string;
    /** A size of the product's: the platform chooses the machine. */
    readonly size: "small" | "medium" | "large";
    /** Whether its data outlives a `destroy`. */
    readonly ledger: "protected" | "retained" | "disposable";
}

/** A PostgreSQL that the platform made, reached by TLS alone. */
export interface PlatformDatabase {
    readonly host: pulumi.Output<string>;
    readonly port: number;
    readonly database: string;
    readonly user: string;
    /** PEM of the authorities that its certificate is checked against. */
    readonly certificateAuthorities: pulumi.Input<string>;
    /** Blocks of addresses it is in, for the policy of the pods that call it. */
    readonly addresses: readonly string[];
    readonly requires: readonly pulumi.Resource[];
}

/** CloudNativePG, which keeps databases of several copies running. */
export interface DatabaseOperator {
    /** The namespace of its pods, which have to reach every copy. */
    readonly namespace: string;
    /** Where every copy reaches the cluster's API server. @default private addresses */
    readonly kubernetesApi?: readonly string[];
    /** What has to be there before a database is asked of it. */
    readonly requires: readonly pulumi.Resource[];
}

/** A limit of the cloud that a network could run into, and how much of it this one takes. */
export interface Quota {
    /** What is counted, in the cloud's own words. */
    readonly name: string;
    readonly needed: number;
    readonly limit: number;
    /** What to do where it isn't enough: raise it, or share. */
    readonly remedy: string;
}

/** What a month of something costs. */
export interface CostItem {
    readonly what: string;
    readonly count: number;
    /** For all of them. Undefined where the price file has no price for it. */
    readonly monthly?: number;
}

/** What a month of all that a platform made costs, by the prices of a file that the user can change. */
export interface MonthlyCost {
    readonly currency: string;
    readonly items: readonly CostItem[];
    /** Of what has a price. */
    readonly total: number;
    /** Whose prices they are, and what is not in it. */
    readonly note: string;
}

/** Machines that are kept for certain pods. */
export interface MachinePool {
    /** Labels by which pods ask for them. */
    readonly labels: Readonly<Record<string, string>>;
    /** What keeps other pods off them. */
    readonly taints: readonly {
        readonly key: string;
        readonly value: string;
        readonly effect: "NoSchedule" | "PreferNoSchedule" | "NoExecute";
    }[];
}

/** Which machines are kept for which pods. */
export interface MachinePools {
    /** For what has no second pod, and for Jobs: no autoscaler may take these machines away. */
    readonly corda: MachinePool;
    /** For what rolls and holds nothing, such as web clients. @default wherever there is room */
    readonly stateless?: MachinePool;
}

/** Another cluster, where floats run. */
export interface Dmz {
    readonly kubernetes: kubernetes.Provider;
    readonly dns: ClusterDns;
    /** Blocks of addresses that connections from the nodes' cluster come from. */
    readonly bridgeAddresses: readonly string[];
}

/**
 * What every platform hands to the components. A new cloud is a new folder beside this file that answers this contract;
 * components know nothing else of where they run.
 */
export interface Platform {
    /** The explicit provider: default providers are disabled in every stack. */
    readonly kubernetes: kubernetes.Provider;
    readonly storage: PlatformStorage;
    readonly artifacts: ArtifactSources;
    readonly capabilities: PlatformCapabilities;
    /**
     * How many zones the machines of Corda's pods are in: pods that do each other's work are then never in the same one.
     * @default it isn't known, and they are kept apart where there is room
     */
    readonly zones?: number;
    /** Machines that are kept for the network. @default its pods go wherever there is room */
    readonly pools?: MachinePools;
    /** Whether the cluster knows VerticalPodAutoscalers. @default false */
    readonly verticalPodAutoscaler?: boolean;
    /** What has to be different here in whatever the components declare. */
    readonly transformations: readonly pulumi.ResourceTransformation[];
    /** Undefined where floats run in the nodes' cluster. */
    readonly dmz?: Dmz;
    /** Undefined where whoever names a host points it too. */
    readonly dns?: PublicDns;
    p2pEndpoint(node: AddressedNode): P2pEndpoint;
    /**
     * Rights in the cloud for a ServiceAccount's pods. Called again for the same account, it adds to them.
     *
     * @default there is no cloud to have rights in
     */
    podIdentity?(account: PodAccount, rights: CloudRights): PodIdentity;
    /**
     * What gives accounts' pods the right to keys of the HSM that the platform made at this address; undefined for another
     * HSM's address.
     *
     * @default it makes none that is logged in to by a pod's identity
     */
    keyIdentity?(url: string): ((account: PodAccount) => PodIdentity) | undefined;
    /** A PostgreSQL for one member or service, by its name. @default databases run in the cluster */
    database?(name: string, request: DatabaseRequest): PlatformDatabase;
    /** Undefined where databases of several copies can't be had. */
    readonly databaseOperator?: DatabaseOperator;
    /** Where named secrets are. @default Kubernetes Secrets */
    readonly secrets?: SecretStore;
    /** What whoever runs the network has to know of what was made: name servers, a request to sign. @default nothing */
    readonly findings?: Readonly<Record<string, pulumi.Output<unknown>>>;
    /** Limits of the cloud, and how much of them is taken by what was asked for so far. @default none that counts */
    quotas?(): readonly Quota[];
    /** What it costs, with all that was asked for so far. @default nothing that has a price */
    cost?(): MonthlyCost;
}
