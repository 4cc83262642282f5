import { networkShape } from "../config/network-shape";
import { existingStorage } from "../config/existing";
import { machinePool } from "../config/machine-pools";
import type { NetworkConfig } from "../config/network";
import type { PlatformConfig } from "../config/platform";
import { writtenNetwork } from "../config/written-network";
import { AksPlatform } from "./aks/aks";
import { EksPlatform } from "./eks/eks";
import { ExistingCluster } from "./existing/existing";
import { Minikube } from "./minikube/minikube";
import type { Platform } from "./platform";
import { secretStoreOf } from "./secrets/in-any-cluster";

/** The platform that the stack file names, for the network that it describes. */
export function selectPlatform(config: PlatformConfig, network: NetworkConfig): Platform {
    const artifacts = { mavenRepository: config.mavenRepository };
    switch (config.kind) {
        case "eks":
            return new EksPlatform(config.kind, { config, shape: networkShape(writtenNetwork(network)) });
        case "aks":
            return new AksPlatform(config.kind, { config, shape: networkShape(writtenNetwork(network)) });
        case "minikube":
            return new Minikube(config.kind, {
                contexts: config.contexts,
                storage: config.storage,
                artifacts,
                verticalPodAutoscaler: config.verticalPodAutoscaler,
                secrets: secretStoreOf(config.secrets),
            });
        case "existing":
            return new ExistingCluster(config.kind, {
                ...config,
                storage: existingStorage(config),
                pools: config.pools && {
                    corda: machinePool(config.pools.corda),
                    stateless: config.pools.stateless && machinePool(config.pools.stateless),
                },
                artifacts,
                secrets: secretStoreOf(config.secrets),
            });
    }
}
