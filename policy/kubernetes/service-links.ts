import { mutablePod } from "./mending";
import { podRule } from "./pods";

/** Source: Kubernetes docs, "Accessing the Service": left out, the variables are there. */
export const serviceLinks = {
    ...podRule({
        name: "kubernetes-service-links",
        protects:
            "A process, from variables with every Service's address: a map for intruders, and settings by mistake.",
        violation: "The pod's environment has the address of every Service in its namespace.",
        remediation: "Write `enableServiceLinks: false`; names are resolved by DNS.",
        severity: "low",
        controls: [],
        checkPod: ({ spec: { value, path } }) =>
            value["enableServiceLinks"] === false ? [] : [`${path}.enableServiceLinks`],
    }),
    mend: (props: Record<string, unknown>) => {
        mutablePod(props)["enableServiceLinks"] = false;
    },
};
