import { nodeConf } from "./compliant-configuration";

/** One part of a node.conf rewritten: the rule, what was done, what stood there and what stands there now, and the key. */
export type Rewriting = readonly [rule: string, what: string, from: string, to: string, key: string];

/** Parts of a compliant node.conf that tests replace. */
export const url = /url = "(.*)"/.exec(nodeConf("bank-a", { legalName: "" }))?.[1] ?? "";
export const trustStore = 'trustStorePassword = "trust-store-of-bank-a"';
export const operator = 'password = "operator-of-bank-a"';
export const hsm = 'cryptoServiceName = "AZURE_KEY_VAULT"';
