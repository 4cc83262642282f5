import { createHash } from "node:crypto";
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { labels } from "../labels";
import { generatedOnce, randomPassword } from "../secrets/generated";
import { type SubjectFields, issueCertificate, makeAuthority, subjectText } from "./authority";

/** Who gets a certificate of its own. */
export interface PkiIdentity {
    /** Common name, name of its key store and last part of its Secret's name; `artemis`, `bridge`. */
    readonly name: string;
    readonly namespace: pulumi.Input<string>;
    /**
     * DNS names among the subject's alternative names. Another list issues another certificate.
     * @default none
     */
    readonly hosts?: readonly string[];
    /** Provider of its Secret, where that is in another cluster. @default the component's */
    readonly provider?: kubernetes.Provider;
}

/** What an identity's pods need. */
export interface PkiCredentials {
    /**
     * Name of a Secret with `tls.crt` (certificate, then the authority's), `tls.key` (PKCS #8), `ca.crt`, and `password`
     * of the key stores that are made of them.
     */
    readonly secret: pulumi.Output<string>;
    /** As Java prints it: `CN=artemis, O=Corda, L=London, C=GB`. */
    readonly subject: string;
}

/** Arguments of {@link InternalPki}. */
export interface InternalPkiArgs {
    readonly identities: readonly PkiIdentity[];
    /** @default `O=Corda, L=London, C=GB`, as Corda's HA utilities have it */
    readonly subject?: SubjectFields;
    /** How long certificates hold, in days. The authority itself holds for 20 years. @default 3650 */
    readonly validDays?: number;
    /** Raised to issue every certificate anew, by the same authority. @default 1 */
    readonly issue?: number;
    readonly partOf: string;
}

/**
 * A public key infrastructure of the network's own, for connections inside it: one authority, made at the first `up`,
 * and a certificate for each identity. The authority's key is in the encrypted state alone; a Secret holds one identity's
 * key. An identity added later leaves the others as they are, and so does the stack's destruction and creation of one
 * of them. Its password is the same for all identities: a broker tells it to its clients with the address of its
 * standby, and it protects files that lie in their pods' memory.
 */
export class InternalPki extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:pki:InternalPki";
    /** Of all its key stores and trust stores, and of the keys in them. Secret. */
    readonly password: pulumi.Output<string>;
    private readonly credentials: ReadonlyMap<string, PkiCredentials>;

    constructor(name: string, args: InternalPkiArgs, opts?: pulumi.ComponentResourceOptions) {
        const identities = args.identities.map((identity) => identity.name);
        super(InternalPki.__pulumiType, name, { identities }, opts);
        const child = { parent: this };
        const authority = generatedOnce(
            `${name}-authority`,
            async () => ({ ...(await makeAuthority(name, args.subject)), password: randomPassword() }),
            child,
        );
        this.password = authority.password;
        this.credentials = new Map(
            args.identities.map((identity) => {
                const request = {
                    ...args.subject,
                    commonName: identity.name,
                    hosts: identity.hosts ?? [],
                    validDays: args.validDays ?? 3_650,
                };
                const issued = generatedOnce(
                    `${name}-${identity.name}-${digest([request, args.issue ?? 1])}`,
                    () => authority.apply((ca) => issueCertificate(ca, request).then((keys) => ({ ...keys }))),
                    child,
                );
                const secret = new kubernetes.core.v1.Secret(
                    `${name}-${identity.name}`,
                    {
                        metadata: {
                            namespace: identity.namespace,
                            labels: labels({ name, component: "internal-pki", partOf: args.partOf }),
                        },
                        stringData: {
                            "tls.crt": pulumi.interpolate`${issued.certificate}\n${authority.certificate}\n`,
                            "tls.key": issued.privateKey,
                            "ca.crt": authority.certificate,
                            password: authority.password,
                        },
                    },
                    { ...child, provider: identity.provider },
                );
                const subject = subjectText(identity.name, args.subject);
                return [identity.name, { secret: secret.metadata.name, subject }];
            }),
        );
        this.registerOutputs({ identities });
    }

    /** @throws Error for an identity that the PKI was not made with. */
    of(identity: string): PkiCredentials {
        const found = this.credentials.get(identity);
        if (found === undefined) {
            const known = [...this.credentials.keys()].join(", ");
            throw new Error(`this PKI has no identity ${identity}; it has ${known}`);
        }
        return found;
    }
}

/** What a certificate says decides the name under which it is kept: other words, another certificate. */
function digest(value: unknown): string {
    return createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 8);
}
