import { expect, it } from "vitest";
import { checkStackConfig } from "../../config/check";
import { familiesOf } from "../../components/versions/release";
import { recordProgram } from "./recorded-graph";
import { configurationOf, type WrittenStack } from "./stack-file";
import { stackFileOf } from "./topologies/topologies";

/** Topologies whose parts came with different releases. */
const demanding = ["enterprise-node", "shared-firewall", "ha-notary", "hsm-azure-key-vault", "hsm-gemalto-luna"];

/**
 * A stack file is refused with its mistakes or it becomes a graph: what the configuration's check lets through and a
 * component then throws at is a stack trace for a user.
 */
it.each(demanding)(
    "%s is refused by the check or becomes a graph, whatever the release [000-3] [001-8]",
    async (topology) => {
        const outcomes = new Map<string, string>();
        for (const family of familiesOf("enterprise")) {
            const file = stackFileOf(topology);
            const edit = ({ network }: WrittenStack) => {
                network["version"] = family;
            };
            const raw = Object.fromEntries(
                Object.entries(configurationOf(file, edit))
                    .filter(([key]) => key.startsWith("corda:"))
                    .map(([key, value]) => [key.slice("corda:".length), JSON.parse(value) as unknown]),
            );
            const { mistakes } = checkStackConfig({ raw, environment: {}, fileExists: () => true });
            const outcome =
                mistakes.length > 0
                    ? "refused"
                    : await recordProgram({ file, edit }).then(
                          () => "a graph",
                          (error: unknown) => String(error),
                      );
            outcomes.set(family, outcome);
        }
        const surprising = [...outcomes].filter(([, outcome]) => outcome !== "a graph" && outcome !== "refused");
        expect(surprising).toEqual([]);
        expect([...outcomes.values()]).toContain("a graph");
    },
);
