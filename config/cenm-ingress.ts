import { quoted } from "./quoted";
import { section } from "./section";
import { text } from "./text";

const dnsName = /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)+$/;
const objectName = /^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$/;

const webHost = (description: string, example: string) =>
    text({
        description,
        examples: [example],
        mistakes: (given) =>
            dnsName.test(given)
                ? undefined
                : `${quoted(given)} is no host name — write what others shall use, like ${example}, without scheme, port or path`,
    }).optional();

const named = (description: string, example: string, what: string) =>
    text({
        description,
        examples: [example],
        mistakes: (given) =>
            objectName.test(given) ? undefined : `${quoted(given)} is no name of ${what} in Kubernetes`,
    });

/** The way into a zone from outside the cluster. */
export const cenmIngressSchema = section(
    {
        description:
            "The way in from outside the cluster, by an Ingress controller or OpenShift's router: one host a service. The signer never has one.",
        examples: [
            {
                class: "nginx",
                namespace: "ingress-nginx",
                hosts: { identityManager: "doorman.example.com" },
                tls: { issuer: "letsencrypt" },
            },
        ],
        refused: { host: "is not known — did you mean hosts?", annotations: "is not known — remove it" },
    },
    {
        class: named(
            "IngressClass; `kubectl get ingressclass` lists those of the cluster. Needed everywhere but on OpenShift, whose router serves the hosts by Routes.",
            "nginx",
            "an IngressClass",
        ).optional(),
        namespace: named(
            "Namespace of the controller's pods: only they may open a connection. Needed everywhere but on OpenShift.",
            "ingress-nginx",
            "a namespace",
        ).optional(),
        hosts: section(
            {
                description: "Hosts by service; a service without one has no way in from outside.",
                examples: [{ identityManager: "doorman.example.com", networkMap: "map.example.com" }],
                refused: {
                    signer: "is never shown outside — remove it; what is signed by hand goes through a gateway inside the cluster",
                    doorman: "is not known — did you mean identityManager?",
                    auth: "is not known — operators log in through the gateway; write gateway",
                    zone: "is not known — operators reach it through the gateway; write gateway",
                },
            },
            {
                identityManager: webHost(
                    "Identity manager; revocation lists are served there too.",
                    "doorman.example.com",
                ),
                networkMap: webHost("Network map.", "map.example.com"),
                gateway: webHost("Gateway, where operators log in.", "cenm.example.com"),
            },
        ),
        tls: section(
            {
                description:
                    "Where the hosts' certificates come from; exactly one of the two. On OpenShift it may be left out for the router's own certificate.",
                examples: [{ issuer: "letsencrypt" }],
                refused: {
                    key: "a stack file holds no secrets — remove it; name the Secret that holds certificate and key",
                },
            },
            {
                secret: named(
                    "Secret of type `kubernetes.io/tls` in the zone's namespace with a certificate of every host, made by somebody else. On OpenShift it takes release 4.19.",
                    "cenm-tls",
                    "a Secret",
                ).optional(),
                issuer: named(
                    "ClusterIssuer of cert-manager, which makes and renews them. A Route on OpenShift knows none.",
                    "letsencrypt",
                    "a ClusterIssuer",
                ).optional(),
            },
        )
            .superRefine((given, issue) => {
                if ((given.secret === undefined) === (given.issuer === undefined)) {
                    issue.addIssue({
                        code: "custom",
                        message:
                            given.secret === undefined
                                ? "names no certificate — write secret (one that is there) or issuer (cert-manager's)"
                                : "names two certificates — keep secret or issuer",
                    });
                }
            })
            .optional(),
    },
);
