import { type HsmKind, hsmKinds } from "../components/versions/hsm-kinds";

/** What the secret of each vendor's `credentials` holds; the client software reads what is a file by itself. */
export const credentialsOf = {
    "azure-key-vault": { "login.p12": "the application's certificate and key, in base64", password: "its password" },
    "aws-cloudhsm": {
        username: "the crypto user",
        password: "its password",
        "cloudhsm_client.cfg": "configuration of the vendor's daemon",
        "customerCA.crt": "certificate of the cluster, PEM",
    },
    utimaco: { username: "the user", password: "its password" },
    "gemalto-luna": {
        password: "the partition's password",
        "Chrystoki.conf": "configuration of the client, which names the other files as beside it",
        "server.pem": "the appliance's certificate",
        "client.pem": "the client's certificate",
        "client-key.pem": "the client's key",
    },
    "ncipher-nshield": { password: "the key store's password" },
    futurex: { credentials: "the PIN", "fxpkcs11.cfg": "configuration of the library" },
    "securosys-primus-x": { username: "the user", password: "its password" },
} as const satisfies Record<HsmKind, Readonly<Record<string, string>>>;

/** Keys of the secret that a vendor's `credentials` name; none for a word that is no vendor. */
export function credentialKeys(vendor: unknown): readonly string[] {
    const known = hsmKinds.find((kind) => kind === vendor);
    return known === undefined ? [] : Object.keys(credentialsOf[known]);
}
