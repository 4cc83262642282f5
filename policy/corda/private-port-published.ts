import { at, list, places } from "../reading";
import type { ResourceRule } from "../rule";
import { isPort } from "./ports";
import { isCordaService } from "./services";

/** A float whose bridge is in another cluster listens for it as for peers; both ends know each other by certificate. */
export const privatePortPublished: ResourceRule = {
    name: "corda-private-port-published",
    protects: "RPC, metrics, brokers and databases, from the world.",
    violation: "A Service shows to the outside another port than P2P, or the tunnel of a float.",
    remediation: "Let the Service be a ClusterIP, and publish P2P by one of its own.",
    severity: "critical",
    controls: [],
    types: ["kubernetes:core/v1:Service"],
    check: (resource) => {
        const spec = at(resource.props, "spec");
        const isOutside =
            ["LoadBalancer", "NodePort"].some((type) => at(spec, "type") === type) ||
            list(at(spec, "externalIPs")).length > 0;
        return isOutside && isCordaService(resource)
            ? places(at(spec, "ports"), "spec.ports")
                  .filter(({ value }) => !isPort(value["targetPort"] ?? value["port"], "p2p", "tunnel"))
                  .map(({ path }) => path)
            : [];
    },
};
