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
