import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { artifactPath, fetchArtifacts } from "../../local/maven";
import { silent } from "../../local/report";

it("fetches several versions of one artifact at once", async () => {
    const work = await mkdtemp(join(tmpdir(), "several-versions-"));
    try {
        const versions = ["org.slf4j:slf4j-api:1.7.35", "org.slf4j:slf4j-api:1.7.36"];
        const repository = await fetchArtifacts(versions, work, silent);
        for (const version of versions) {
            expect((await stat(join(repository, artifactPath(version)))).size, version).toBeGreaterThan(40_000);
        }
    } finally {
        await rm(work, { recursive: true });
    }
});
