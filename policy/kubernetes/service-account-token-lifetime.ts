import { at, places } from "../reading";
import { hardening } from "./controls";
import { podRule } from "./pods";

/** Source: Kubernetes docs, "Projected Volumes": an hour where nothing is said. */
export const serviceAccountTokenLifetime = podRule<{ readonly seconds: number }>({
    name: "kubernetes-service-account-token-lifetime",
    protects: "The cluster's API and a cloud's, from a token that was stolen and still holds.",
    violation: "The token holds for longer than a token may.",
    remediation: "Write `expirationSeconds` of at most an hour; kubelet renews it.",
    severity: "medium",
    controls: [hardening("Kubernetes Pod security: protecting Pod service account tokens")],
    settings: {
        schema: {
            seconds: { type: "integer", minimum: 600, description: "For how long a token may hold, in seconds." },
        },
        defaults: { seconds: 3600 },
    },
    checkPod: ({ spec: { value, path } }, { seconds }) =>
        places(value["volumes"], `${path}.volumes`)
            .flatMap((volume) => places(at(volume.value, "projected", "sources"), `${volume.path}.projected.sources`))
            .filter((source) => {
                const expiration = at(source.value, "serviceAccountToken", "expirationSeconds");
                return typeof expiration === "number" && expiration > seconds;
            })
            .map((source) => `${source.path}.serviceAccountToken.expirationSeconds`),
});
