import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/**
 * Three kinds of tests, by what they need: `unit` nothing, `plugins` the toolchain and an API server,
 * `e2e` a whole local cluster. local/commands/test.ts runs them in that order.
 */
export default defineConfig({
    test: {
        pool: "forks",
        // Loading the clouds' SDKs anew for each file takes longer than all unit tests together.
        poolOptions: { forks: { maxForks: availableParallelism(), isolate: false } },
        projects: [
            {
                extends: true,
                test: {
                    name: "unit",
                    include: ["test/**/*.test.ts"],
                    exclude: ["test/**/*.cluster.test.ts", "test/e2e/**"],
                    testTimeout: 60_000,
                    hookTimeout: 120_000,
                },
            },
            {
                extends: true,
                test: {
                    name: "plugins",
                    include: ["test/local/**/*.cluster.test.ts"],
                    poolOptions: { forks: { singleFork: true, isolate: true } },
                    testTimeout: 300_000,
                    hookTimeout: 1_800_000,
                },
            },
            {
                extends: true,
                test: {
                    name: "e2e",
                    include: ["test/e2e/**/*.test.ts"],
                    poolOptions: { forks: { singleFork: true, isolate: true } },
                    testTimeout: 900_000,
                    hookTimeout: 1_800_000,
                },
            },
        ],
    },
});
