import { describe, expect, it } from "vitest";
import { labelKeys as programLabels } from "../../../components/labels";
import { ports as programPorts } from "../../../components/ports";
import { isLedger } from "../../../policy/corda/claims";
import { labelKeys } from "../../../policy/corda/labels";
import { membersOf } from "../../../policy/corda/members";
import { ports } from "../../../policy/corda/ports";
import { recordProgram } from "../../program/recorded-graph";
import { judged } from "../judge";
import { examplesOf } from "../stacks";

describe("the rules about Corda", () => {
    it("know the program's labels and ports", () => {
        const { role, node, version } = programLabels;
        expect(labelKeys).toMatchObject({ role, node, version, rpcClientOf: programLabels.rpcClientOf("") });
        expect(programPorts).toMatchObject(ports);
    });

    it("see the configuration of every node and the volume of every ledger that the program makes", async () => {
        const graph = await recordProgram();
        const resources = examplesOf(graph).map(judged);
        expect(membersOf(resources).map(({ conf }) => conf.value["myLegalName"])).toEqual([
            "O=Notary,L=London,C=GB",
            "O=Party A,L=London,C=GB",
            "O=Party B,L=New York,C=US",
        ]);
        const claims = resources.filter(({ type }) => type.endsWith(":PersistentVolumeClaim"));
        expect(claims.length).toBeGreaterThan(0);
        expect(claims.filter((claim) => !isLedger(claim))).toEqual([]);
    });
});
