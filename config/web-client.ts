import { z } from "zod";
import { imageReferenceMistake } from "./image-reference";
import { memberNameMistake } from "./kubernetes-name";
import { quoted } from "./quoted";
import { section } from "./section";
import { choice, text } from "./text";
import { webClientAutoscaling } from "./web-client-autoscaling";

const dnsName = /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)+$/;
const objectName = /^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$/;

function hostMistake(host: string): string | undefined {
    return dnsName.test(host)
        ? undefined
        : `${quoted(host)} is no host name — write what browsers shall use, like bank.example.com, without scheme, port or path`;
}

const named = (what: string) => (name: string) =>
    objectName.test(name) ? undefined : `${quoted(name)} is no name of ${what} in Kubernetes`;

const tls = section(
    {
        description:
            "Where the certificate of the host comes from; exactly one of the two. On OpenShift it may be left out for the router's own certificate.",
        examples: [{ issuer: "letsencrypt" }, { secret: "bank-tls" }],
        refused: { key: "a stack file holds no secrets — remove it; name the Secret that holds certificate and key" },
    },
    {
        secret: text({
            description:
                "Secret of type `kubernetes.io/tls` in the network's namespace, made by somebody else. On OpenShift it takes release 4.19.",
            examples: ["bank-tls"],
            mistakes: named("a Secret"),
        }).optional(),
        issuer: text({
            description:
                "ClusterIssuer of cert-manager, which makes and renews the certificate. A Route on OpenShift knows none.",
            examples: ["letsencrypt"],
            mistakes: named("a ClusterIssuer"),
        }).optional(),
    },
).superRefine((given, issue) => {
    if ((given.secret === undefined) === (given.issuer === undefined)) {
        issue.addIssue({
            code: "custom",
            message:
                given.secret === undefined
                    ? "names no certificate — write secret (one that is there) or issuer (cert-manager's)"
                    : "names two certificates — keep secret or issuer",
        });
    }
});

export const webClientSchema = section(
    {
        description:
            "A web server that uses one node's RPC, reached over HTTPS through the cluster's Ingress controller, or OpenShift's router. It finds the node's address in `CORDA_RPC_ADDRESS` and its user in the files `/rpc/username` and `/rpc/password`.",
        examples: [
            {
                name: "bank-web",
                node: "party-a",
                image: "registry.example.com/bank-web:1.0",
                host: "bank.example.com",
                ingress: { class: "nginx", namespace: "ingress-nginx" },
                tls: { issuer: "letsencrypt" },
            },
        ],
        refused: {
            hpa: "is not known — did you mean autoscaling?",
            http: "is not known — a web client is reached over HTTPS only; name a certificate under `tls`",
            nodePort: "is not known — a web client is reached through the Ingress controller only; remove it",
            password: "a stack file holds no secrets — remove it; the node's RPC user is mounted at /rpc",
        },
    },
    {
        name: text({
            description: "Name of its objects in Kubernetes; the rules are those of a member's name.",
            examples: ["bank-web"],
            mistakes: memberNameMistake,
        }),
        node: text({
            description: "Name of the notary or node it uses.",
            examples: ["party-a"],
            mistakes: memberNameMistake,
        }),
        image: text({
            description:
                "Its image: a tag other than `latest`, or better a digest. It runs as user 1000, on OpenShift as one of the namespace's.",
            examples: ["registry.example.com/bank-web:1.0"],
            mistakes: imageReferenceMistake,
        }),
        host: text({
            description: "The host name it is reached by.",
            examples: ["bank.example.com"],
            mistakes: hostMistake,
        }),
        ingress: section(
            {
                description:
                    "The Ingress controller that is to serve it. Needed everywhere but on OpenShift, whose router serves it by a Route.",
                examples: [{ class: "nginx", namespace: "ingress-nginx" }],
            },
            {
                class: text({
                    description: "IngressClass; `kubectl get ingressclass` lists those of the cluster.",
                    examples: ["nginx"],
                    mistakes: named("an IngressClass"),
                }),
                namespace: text({
                    description:
                        "Namespace of the controller's pods: only they may open a connection to the web server.",
                    examples: ["ingress-nginx"],
                    mistakes: named("a namespace"),
                }),
            },
        ).optional(),
        tls: tls.optional(),
        port: z
            .number()
            .int("is not a whole number — give the port the web server listens at")
            .min(1024, "is below 1024, which an unprivileged process can't open — give 1024 to 65535")
            .max(65535, "is no port — give 1024 to 65535")
            .meta({ description: "Port the web server listens at, plain HTTP, 1024 to 65535.", examples: [8080] })
            .default(8080),
        healthPath: text({
            description: "Path that answers 200 when the web server can serve.",
            examples: ["/actuator/health"],
            mistakes: (path) =>
                /^\/\S*$/.test(path) ? undefined : `${quoted(path)} is no path — begin it with /, without spaces`,
        }).default("/"),
        replicas: z
            .number()
            .int("is not a whole number — give 1 to 10")
            .min(1, "is less than one — give 1 to 10, or remove the web client")
            .max(10, "is more than ten — give 1 to 10: they all use one node's RPC")
            .meta({
                description:
                    "How many copies run, 1 to 10; one when left out. Unlike a node it holds nothing. See `autoscaling` for a number that follows from how busy they are.",
                examples: [2],
            })
            .optional(),
        autoscaling: webClientAutoscaling.optional(),
        size: choice({
            description: "Memory and CPU of each copy.",
            words: { small: "512 MiB.", medium: "1 GiB.", large: "2 GiB." },
        }).default("small"),
    },
);

/** A web client as the stack file describes it, with every default filled in. */
export type WebClientConfig = z.output<typeof webClientSchema>;
