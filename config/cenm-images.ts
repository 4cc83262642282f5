import { quoted } from "./quoted";
import { section } from "./section";
import { text } from "./text";

/** Where CENM's images come from. */
export const cenmImagesSchema = section(
    {
        description:
            "R3's images: `<registry>/enterprise-pkitool:<tag>`, `enterprise-auth`, `enterprise-gateway`, `enterprise-zone`, `enterprise-identitymanager`, `enterprise-signer`, `enterprise-networkmap`. The login is that of network.images.",
        examples: [{ tag: "1.6.2-zulu-openjdk8u382" }],
        refused: {
            pullSecret: "is not known here — one login serves every image: set network.images.pullSecret",
            signer: "is not known — the images differ by name and have one tag; remove it",
            postgresql: "is not known here — set network.images.postgresql",
        },
    },
    {
        registry: text({
            description: "Their registry; network.images.registry when left out.",
            examples: ["registry.example.com/corda"],
            mistakes: (given) =>
                /^[a-z0-9.-]+(:\d+)?(\/[a-z0-9._-]+)*$/.test(given)
                    ? undefined
                    : `${quoted(given)} is no registry — write host[:port][/path] without scheme or tag, like registry.example.com/corda`,
        }).optional(),
        tag: text({
            description: "Their tag; the zone's version when left out.",
            examples: ["1.6.2-zulu-openjdk8u382"],
            mistakes: (given) =>
                /^\w[\w.-]{0,127}$/.test(given) && given !== "latest"
                    ? undefined
                    : `${quoted(given)} is no tag that stays the same — write the release's, like 1.6.2-zulu-openjdk8u382`,
        }).optional(),
        postgresqlDriver: text({
            description: "Path of the PostgreSQL driver in them, where it isn't R3's.",
            examples: ["/opt/cenm/drivers/postgresql-42.5.2.jar"],
            mistakes: (given) =>
                /^\/\S+\.jar$/.test(given)
                    ? undefined
                    : `${quoted(given)} is no jar in the image — write its whole path, like /opt/cenm/drivers/postgresql-42.5.2.jar`,
        }).optional(),
    },
);
