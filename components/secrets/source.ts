import type * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { secretVolume } from "../hsm/template";

/** A secret that pods read: a Secret of their namespace by its name, or one of a store outside the cluster. */
export type SecretSource = pulumi.Input<string> | OutsideSecret;

/** What a pod's volume of a secret outside the cluster is for. */
export interface OutsideVolume {
    /** The volume's name. */
    readonly name: string;
    /** Name of the ServiceAccount that the pod runs as. */
    readonly account: string;
    readonly keys: readonly string[];
}

/** A secret of a store outside the cluster. No object that this program makes has a value of it. */
export class OutsideSecret {
    /**
     * @param name As the stack file names it.
     * @param providerClass Makes what tells the driver where the values are; gives its name.
     */
    constructor(
        readonly name: string,
        private readonly providerClass: (volume: OutsideVolume) => pulumi.Output<string>,
    ) {}

    /** A pod's volume with keys of it as files. */
    volume(volume: OutsideVolume): kubernetes.types.input.core.v1.Volume {
        return {
            name: volume.name,
            csi: {
                driver: "secrets-store.csi.k8s.io",
                readOnly: true,
                volumeAttributes: { secretProviderClass: this.providerClass(volume) },
            },
        };
    }
}

/** A secret's keys as files for a pod that runs as this account. */
export function namedSecretVolume(
    name: string,
    source: SecretSource,
    keys: readonly string[],
    account: string,
): kubernetes.types.input.core.v1.Volume {
    return source instanceof OutsideSecret ? source.volume({ name, account, keys }) : secretVolume(name, source, keys);
}
