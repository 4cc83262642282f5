import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { labelKeys } from "../labels";
import type { Eviction } from "../pods/eviction";
import { placed } from "../pods/placement";
import { ports } from "../ports";
import { ledgerVolume, type LedgerVolumeArgs } from "../volumes/ledger-volume";
import { brokerServerLabel } from "./clients";
import { type BrokerPodArgs, brokerPod } from "./pod";

/** Arguments of {@link brokerInstance}. */
export interface BrokerInstanceArgs
    extends LedgerVolumeArgs, Omit<BrokerPodArgs, "claim" | "configuration" | "serviceAccount" | "placed"> {
    /** The broker's name in the stack file. */
    readonly broker: string;
    /** How many instances it has. */
    readonly count: number;
    /** How many zones the machines are in. @default it isn't known */
    readonly zones?: number;
    /** Files of `/etc/artemis` by name: broker.xml and the logins. */
    readonly configuration: Readonly<Record<string, pulumi.Input<string>>>;
    readonly account: kubernetes.core.v1.ServiceAccount;
}

/**
 * One broker of a shared one: its volume, its configuration, the Service that gives it its name, and its workload.
 *
 * @param before What has to be there before the workload starts.
 */
export function brokerInstance(
    name: string,
    args: BrokerInstanceArgs,
    opts: pulumi.CustomResourceOptions,
    before: readonly pulumi.Resource[],
): kubernetes.apps.v1.StatefulSet {
    const labels = { ...args.labels, "app.kubernetes.io/instance": name };
    const selector = { "app.kubernetes.io/instance": name, [labelKeys.role]: "broker" };
    const server = brokerServerLabel(args.broker);
    const metadata = { name, namespace: args.namespace, labels };
    const configuration = new kubernetes.core.v1.Secret(
        `${name}-configuration`,
        { metadata: { namespace: args.namespace, labels }, stringData: args.configuration },
        opts,
    );
    const volume = ledgerVolume(name, { ...args, labels }, opts);
    const service = new kubernetes.core.v1.Service(
        name,
        {
            metadata: { ...metadata, annotations: { "pulumi.com/skipAwait": "true" } },
            spec: {
                selector,
                ports: [
                    { name: "broker", port: ports.broker },
                    { name: "metrics", port: ports.metrics },
                ],
            },
        },
        opts,
    );
    return new kubernetes.apps.v1.StatefulSet(
        name,
        {
            metadata,
            spec: {
                replicas: 1,
                serviceName: name,
                podManagementPolicy: "Parallel",
                selector: { matchLabels: selector },
                template: {
                    metadata: {
                        labels: {
                            ...labels,
                            ...selector,
                            ...server,
                            ...(args.count > 1 && { [labelKeys.eviction]: "one-of-several" satisfies Eviction }),
                        },
                    },
                    spec: brokerPod({
                        ...args,
                        serviceAccount: args.account.metadata.name,
                        claim: volume.metadata.name,
                        configuration: configuration.metadata.name,
                        placed: placed(
                            args.count > 1
                                ? {
                                      apart: [
                                          {
                                              pods: { matchLabels: server },
                                              own: { key: "app.kubernetes.io/instance", value: name },
                                              count: args.count,
                                          },
                                      ],
                                  }
                                : {},
                            args.zones,
                        ),
                    }),
                },
            },
        },
        { ...opts, dependsOn: [service, ...before] },
    );
}
