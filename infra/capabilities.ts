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
