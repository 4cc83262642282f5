/**
 * Ports of CENM's services: CENM has few defaults of its own, these are the numbers of R3's charts. All but the two HTTP
 * ones speak TLS under CENM's internal PKI.
 */
export const cenmPorts = {
    /** Identity manager and network map for nodes, and CRLs for everybody: HTTP. */
    http: 10000,
    /** Identity manager: certificate signing requests for the signer and the network map. */
    issuance: 5052,
    /** Identity manager: revocation requests and lists for the signer and the network map. */
    revocation: 5053,
    /** Network map: the map and its parameters for the signer. */
    networkMap: 5050,
    /** Administration of identity manager, signer and network map by the gateway. */
    admin: 6000,
    /** Zone service: where angels fetch configurations. */
    zone: 25000,
    /** Zone service: its administration by the gateway. */
    zoneAdmin: 12345,
    /** Auth service: HTTPS. */
    auth: 8081,
    /** Gateway for operators: HTTP behind the Ingress. */
    gateway: 8080,
} as const;
