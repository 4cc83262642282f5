import { afterAll, beforeAll, describe } from "vitest";
import { testInstance } from "../../local/commands/instance";
import { admissionTests } from "./admission";
import { cordappTests } from "./cordapps";
import { destroyTests } from "./destroy";
import { driftTests } from "./drift";
import { isolationTests } from "./isolation";
import { type LiveNetwork, liveNetwork } from "./live-network";
import { membershipTests } from "./membership";
import { paymentTests } from "./payments";
import { policyTests } from "./policies";
import { resilienceTests } from "./resilience";

/** One network, brought up once; the parts run in this order, each leaving it as the next expects it. */
describe("a real network on a real cluster", () => {
    let network: LiveNetwork | undefined;
    const live = (): LiveNetwork => {
        if (network === undefined) {
            throw new Error("the cluster did not start");
        }
        return network;
    };
    beforeAll(async () => {
        network = await liveNetwork(testInstance);
        console.log(`    up: ${await network.up()}`);
    });
    afterAll(async () => network?.remove());

    paymentTests(live);
    driftTests(live);
    policyTests(live);
    admissionTests(live);
    isolationTests(live);
    resilienceTests(live);
    cordappTests(live);
    membershipTests(live);
    destroyTests(live);
});
