// A lock for the time before any package is installed: plain Node.js.
import { createHash } from "node:crypto";
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const pauseMilliseconds = 200;

/** Where the lock of a directory is: outside of it, because what it guards deletes whole parts of it. */
export function lockOf(directory) {
    const key = createHash("sha256").update(directory).digest("hex").slice(0, 12);
    return join(tmpdir(), `corda-on-kubernetes-${key}.installing`);
}

/** Runs an action while no other process runs one for the same directory; a killed holder's lock is taken over. */
export function oneAtATime(directory, onWait, action) {
    const lock = lockOf(directory);
    const own = `${lock}.${process.pid}`;
    writeFileSync(own, String(process.pid));
    const letGo = () => {
        if (readHolder(lock) === process.pid) {
            rmSync(lock, { force: true });
        }
    };
    process.once("exit", letGo);
    try {
        for (let waited = 0; !take(own, lock); waited += 1) {
            const holder = readHolder(lock);
            if (holder !== undefined && !isAlive(holder)) {
                putAside(lock, holder, own);
            } else {
                if (waited === 0) {
                    onWait();
                }
                Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMilliseconds);
            }
        }
        rmSync(own, { force: true });
        return action();
    } finally {
        letGo();
        process.off("exit", letGo);
        rmSync(own, { force: true });
    }
}

/** A link comes into being with its content: nobody sees a lock without a holder. */
function take(own, lock) {
    try {
        linkSync(own, lock);
        return true;
    } catch (error) {
        if (error.code === "EEXIST") {
            return false;
        }
        throw error;
    }
}

/** Another run may have taken the dead one's lock in the meantime: then it gets it back. */
function putAside(lock, holder, own) {
    try {
        renameSync(lock, `${own}.dead`);
        if (readHolder(`${own}.dead`) !== holder) {
            linkSync(`${own}.dead`, lock);
        }
    } catch {
        // Somebody was quicker.
    } finally {
        rmSync(`${own}.dead`, { force: true });
    }
}

function readHolder(lock) {
    try {
        return Number(readFileSync(lock, "utf8"));
    } catch {
        return undefined;
    }
}

function isAlive(pid) {
    try {
        process.kill(pid, 0);
        return true;
    } catch (error) {
        return error.code === "EPERM";
    }
}
