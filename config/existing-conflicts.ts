import type { Conflict } from "./member-conflicts";
import { quoted } from "./quoted";
import { identityMistake } from "./workload-identity";
import { sectionOf } from "./written-network";

/** The class that ledgers have where the stack file names none, by flavour. Source: GKE docs, "Persistent volumes". */
export const ledgerClasses: Readonly<Record<string, string | undefined>> = { gke: "premium-rwo" };

/** Prefixes of annotations that the program writes itself. */
const ownPrefixes = ["pulumi.com/", "corda/", "external-dns.alpha.kubernetes.io/"];

/**
 * What is wrong between the keys of a platform that somebody else provisioned. Takes what could be read, so nothing
 * about it is certain.
 */
export function existingConflicts(platform: unknown): Conflict[] {
    const given = sectionOf(platform);
    return [
        ...accessConflicts(given),
        ...storageConflicts(given),
        ...loadBalancerConflicts(given),
        ...identityConflicts(given),
    ];
}

type Given = Readonly<Record<string, unknown>>;

function accessConflicts({ context, kubeconfig, stackReference, dmz }: Given): Conflict[] {
    const other = sectionOf(dmz);
    return [
        ...(kubeconfig !== undefined && stackReference !== undefined
            ? [
                  {
                      path: ["stackReference"],
                      message: "is a second kubeconfig beside the file — keep stackReference or kubeconfig",
                  },
              ]
            : []),
        ...(typeof context === "string" &&
        stackReference === undefined &&
        other["context"] === context &&
        other["kubeconfig"] === kubeconfig
            ? [
                  {
                      path: ["dmz", "context"],
                      message: `${quoted(context)} is the nodes' own cluster — name another, or leave dmz out: floats then have a namespace of their own here`,
                  },
              ]
            : []),
    ];
}

function storageConflicts({ flavour, storage }: Given): Conflict[] {
    return storage === undefined && ledgerClasses[String(flavour)] === undefined
        ? [{ path: ["storage"], message: "is missing — add storage: { ledger: standard }" }]
        : [];
}

function loadBalancerConflicts({ flavour, loadBalancers }: Given): Conflict[] {
    const { controller, scheme, annotations, ...given } = sectionOf(loadBalancers);
    const at = (...path: (string | number)[]) => ["loadBalancers", ...path];
    const named = Array.isArray(annotations) ? (annotations as unknown[]).map((one) => sectionOf(one)["key"]) : [];
    const names = named.map((name) => (typeof name === "string" ? name : ""));
    const ofAws = controller === "aws";
    return [
        ...(ofAws && flavour === "gke"
            ? [{ path: at("controller"), message: "is AWS's, and this cluster is Google's — leave it out" }]
            : []),
        ...(ofAws && given["class"] !== undefined
            ? [
                  {
                      path: at("class"),
                      message: "is the controller's own (service.k8s.aws/nlb) — leave it out, or use controller: cloud",
                  },
              ]
            : []),
        ...(scheme === "internal" && !ofAws && flavour !== "gke" && names.length === 0 && given["class"] === undefined
            ? [
                  {
                      path: at("scheme"),
                      message:
                          "is told to each cloud in other words, and this flavour could be on any — write your controller's annotation under annotations, or its class",
                  },
              ]
            : []),
        ...names.flatMap((name, index): Conflict[] => {
            if (ownPrefixes.some((prefix) => name.startsWith(prefix))) {
                return [
                    {
                        path: at("annotations", index, "key"),
                        message: `${quoted(name)} is the program's own — remove it`,
                    },
                ];
            }
            return name !== "" && names.indexOf(name) < index
                ? [{ path: at("annotations", index, "key"), message: `${quoted(name)} is there twice — keep one` }]
                : [];
        }),
    ];
}

function identityConflicts({ flavour, workloadIdentity }: Given): Conflict[] {
    const { kind, identities } = sectionOf(workloadIdentity);
    if (typeof kind !== "string") {
        return [];
    }
    const list = Array.isArray(identities) ? (identities as unknown[]).map(sectionOf) : [];
    const accounts = list.map(({ account }) => account);
    const wrongCloud =
        kind === "google" && flavour !== "gke"
            ? "is bound by GKE's own metadata server — write flavour: gke, or the cloud's kind"
            : kind !== "google" && flavour === "gke"
              ? "is another cloud's, and this cluster is Google's — write kind: google"
              : undefined;
    return [
        ...(wrongCloud === undefined ? [] : [{ path: ["workloadIdentity", "kind"], message: wrongCloud }]),
        ...list.flatMap(({ account, identity }, index): Conflict[] => {
            const mistake = typeof identity === "string" ? identityMistake(kind, identity) : undefined;
            const at = (key: string) => ["workloadIdentity", "identities", index, key];
            return [
                ...(mistake === undefined ? [] : [{ path: at("identity"), message: mistake }]),
                ...(typeof account === "string" && accounts.indexOf(account) < index
                    ? [{ path: at("account"), message: `${quoted(account)} is there twice — keep one` }]
                    : []),
            ];
        }),
    ];
}
