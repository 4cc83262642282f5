import { z } from "zod";
import { quoted } from "./quoted";
import { section } from "./section";
import { text } from "./text";

const copies = (what: string, least: string) =>
    z
        .number()
        .int("is not a whole number — give 1 to 10")
        .min(1, `is less than one — give 1 to 10${least}`)
        .max(10, "is more than ten — give 1 to 10: they all use one node's RPC")
        .meta({ description: what, examples: [2] });

const connections = section(
    {
        description:
            "Connections, which tell more than CPU where a copy holds many that are quiet. The cluster needs an adapter for custom metrics.",
        examples: [{ metric: "http_connections_open", perCopy: 200 }],
        refused: { average: "is not known — did you mean perCopy?" },
    },
    {
        metric: text({
            description: "Name of the metric, as `/apis/custom.metrics.k8s.io` lists it for the copies' pods.",
            examples: ["http_connections_open"],
            mistakes: (name) =>
                /^[A-Za-z_:][A-Za-z0-9_:.-]*$/.test(name)
                    ? undefined
                    : `${quoted(name)} is no name of a metric — write it as the adapter names it, like http_connections_open`,
        }),
        perCopy: z
            .number()
            .int("is not a whole number — give how many connections a copy shall have")
            .min(1, "is less than one — give how many connections a copy shall have")
            .meta({ description: "How many each copy shall have on average.", examples: [200] }),
    },
).optional();

/** How many copies of a web client run, by how busy they are. */
export const webClientAutoscaling = section(
    {
        description:
            "Lets a HorizontalPodAutoscaler say how many copies run, in place of `replicas`. Of all that a network consists of only web clients can have one: they hold nothing.",
        examples: [{ min: 2, max: 5 }],
        refused: {
            memory: "is not known — a JVM gives no memory back, so that copies would only grow in number: scale by cpu, or by connections",
            minReplicas: "is not known — did you mean min?",
            maxReplicas: "is not known — did you mean max?",
        },
    },
    {
        min: copies("The fewest copies, 1 to 10.", ", since nothing would start the first").default(2),
        max: copies("The most copies, 1 to 10.", ", or remove the web client"),
        cpu: z
            .number()
            .int("is not a whole number — give a percentage from 10 to 100")
            .min(10, "is below 10 — give a percentage from 10 to 100")
            .max(100, "is above 100, which is reached when copies wait already — give a percentage from 10 to 100")
            .meta({
                description: "Percentage of the CPU set aside that the copies shall use on average, 10 to 100.",
                examples: [70],
            })
            .default(70),
        connections,
    },
).superRefine(({ min, max }, issue) => {
    if (min > max) {
        issue.addIssue({
            code: "custom",
            path: ["max"],
            message: `is fewer than min, which is ${min} — give ${min} to 10`,
        });
    }
});
