/** Environment variable that the program of the tests is told by. */
export const settingsVariable = "BROKER_TEST_SETTINGS";

/** What the program of the tests is told, as JSON. */
export interface BrokerProgramSettings {
    readonly kubeconfig: string;
    readonly context: string;
    readonly namespace: string;
    readonly storageClass: string;
    /** The compiled client, a file of this machine. */
    readonly clientJar: string;
}
