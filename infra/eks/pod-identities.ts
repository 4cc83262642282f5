import * as pulumi from "@pulumi/pulumi";
import type { CloudRights, PodAccount, PodIdentity } from "../pod-identity";
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

    /** The identity of a ServiceAccount's pods. Asked for again, it has more rights. */
    identity(account: PodAccount, rights: CloudRights): PodIdentity {
        const key = `${account.namespace}-${account.name}`;
        const { cluster, clusterName, places, agent } = this.args;
        const statements = podStatements(rights, places);
        const known = this.made.get(key);
        const identity =
            known ??
            new EksPodIdentity(`${this.name}-${key}`, { cluster, clusterName, account, statements }, { parent: this });
        this.made.set(key, identity);
        const added = known === undefined ? [] : [known.add(statements)];
        return {
            accountAnnotations: {},
            podLabels: {},
            requires: [identity.association, ...added, ...agent],
            egress: [credentials],
        };
    }
}
