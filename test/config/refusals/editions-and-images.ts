import type { Refusals } from "./row";

/** Mistakes in the edition and in where its images come from; each is put into the Enterprise stack that has none. */
export const editionsAndImagesRefusals: Refusals = {
    "editions and their images": [
        [
            "network.edition",
            "community",
            "corda:network.hsms: needs Corda Enterprise — write edition: enterprise, or remove it",
            "corda:network.brokers: needs Corda Enterprise — write edition: enterprise, or remove it",
            "corda:network.firewalls: needs Corda Enterprise — write edition: enterprise, or remove it",
            "corda:network.notaryClusters: needs Corda Enterprise — write edition: enterprise, or remove it",
            "corda:network.nodes[0].firewall: needs Corda Enterprise — write edition: enterprise, or remove it",
            "corda:network.nodes[0].standby: needs Corda Enterprise — write edition: enterprise, or remove it",
            "corda:network.nodes[0].keys: needs Corda Enterprise — write edition: enterprise, or remove it",
            "corda:network.nodes[0].database.vendor: sql-server needs Corda Enterprise — use postgresql, the one server database that Community supports",
            "corda:network.nodes[0].database.schema: needs Corda Enterprise — write edition: enterprise, or remove it",
            "corda:network.nodes[1].firewall: needs Corda Enterprise — write edition: enterprise, or remove it",
            "corda:network.nodes[1].keys: needs Corda Enterprise — write edition: enterprise, or remove it",
            "corda:network.nodes[2].keys: needs Corda Enterprise — write edition: enterprise, or remove it",
        ],
        [
            "network.images.registry",
            undefined,
            "corda:network.images.corda: is missing: the image of the node is licensed and in no public registry — build it with `npm run images`, push it, and name images.registry or images.corda",
            "corda:network.images.firewall: is missing: the image of the bridges and floats is licensed and in no public registry — build it with `npm run images`, push it, and name images.registry or images.firewall",
            "corda:network.images.haUtilities: is missing: the image of the registration behind a firewall is licensed and in no public registry — build it with `npm run images`, push it, and name images.registry or images.haUtilities",
        ],
        [
            "network.images.registry",
            "https://registry.example.com/corda",
            'corda:network.images.registry: "https://registry.example.com/corda" is no registry — write host[:port][/path] without scheme or tag, like registry.example.com/corda',
        ],
        ["network.images.node", "x:1", "corda:network.images.node: is not known — did you mean corda?"],
        [
            "network.images.imagePullSecrets",
            [],
            "corda:network.images.imagePullSecrets: is not known — did you mean pullSecret?",
        ],
        [
            "network.images.pullSecret",
            "registry",
            "corda:network.images.pullSecret: is text, not a section — write a section, like pullSecret: { secret: registry }",
            "corda:secrets.registry: is named nowhere under corda:network — remove it",
        ],
        [
            "network.images.pullSecret.secret",
            "Registry Login",
            'corda:network.images.pullSecret.secret: "Registry Login" is no name of a secret — use at most 63 lower-case letters, digits and dashes; its values are set with `pulumi config set --secret --path`',
            "corda:secrets.registry: is named nowhere under corda:network — did you mean Registry Login?",
        ],
        [
            "network.images.pullSecret.password",
            "hunter2",
            "corda:network.images.pullSecret.password: a stack file holds no secrets in clear — write { secret: registry }, and the value with `pulumi config set --secret --path` under corda:secrets",
        ],
    ],
};
