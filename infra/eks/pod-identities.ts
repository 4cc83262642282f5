import * as pulumi from "@pulumi/pulumi";
import type { CloudRights, PodAccount, PodIdentity } from "../platform";
import { EksPodIdentity } from "./pod-identity";
import { type GrantedPlaces, podStatements } from "./pod-rights";

/** Arguments of {@link EksPodIdentities}. */
export interface EksPodIdentitiesArgs {
    /** The cluster's own name. */
    readonly cluster: string;
    /** The same, known when the cluster is there. */
    readonly clusterName: pulumi.Input<string>;
    readonly places: GrantedPlaces;
    /** Complete when the agent that hands out credentials runs. */
    readonly agent: readonly pulumi.Resource[];
}

/** Where EKS' agent hands a pod the credentials of its role. Source: EKS user guide, "EKS Pod Identity agent". */
const credentials = { cidr: "169.254.170.23/32", ports: [80] } as const;

/** The roles of pods, each made when it is asked for. */
export class EksPodIdentities extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:infra:EksPodIdentities";
    private readonly made = new Map<string, EksPodIdentity>();

    constructor(
        private readonly name: string,
        private readonly args: EksPodIdentitiesArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(EksPodIdentities.__pulumiType, name, {}, opts);
        this.registerOutputs({});
    }

    /**
     * The identity of a ServiceAccount's pods.
     *
     * @throws Error for an account that has one: its rights are told all at once.
     */
    identity(account: PodAccount, rights: CloudRights): PodIdentity {
        const key = `${account.namespace}-${account.name}`;
        if (this.made.has(key)) {
            throw new Error(`${account.name} in ${account.namespace} has its rights already`);
        }
        const { cluster, clusterName, places, agent } = this.args;
        const identity = new EksPodIdentity(
            `${this.name}-${key}`,
            { cluster, clusterName, account, statements: podStatements(rights, places) },
            { parent: this },
        );
        this.made.set(key, identity);
        return {
            accountAnnotations: {},
            podLabels: {},
            requires: [identity.association, ...agent],
            egress: [credentials],
        };
    }
}
