import { existsSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import type { Report } from "./report";

/** What a run of the engine did, by kind of operation: `create`, `update`, `same`, … */
export type ResourceChanges = Readonly<Record<string, number>>;

interface EngineEvent {
    readonly resourcePreEvent?: {
        readonly metadata: { readonly op: string; readonly urn: string; readonly type: string };
    };
    readonly resOutputsEvent?: { readonly metadata: { readonly op: string; readonly urn: string } };
    readonly diagnosticEvent?: { readonly urn?: string; readonly message: string; readonly severity: string };
    readonly summaryEvent?: { readonly resourceChanges?: ResourceChanges };
}

/** The last part of a URN: the resource's logical name. */
const nameOf = (urn: string) => urn.slice(urn.lastIndexOf("::") + 2);

/** Components and the stack end when everything in them has: waiting for them says nothing. */
const isComponent = (type: string) => type.startsWith("corda:") || type === "pulumi:pulumi:Stack";

/** What is waited for, without the events behind it: those are in the engine's own output. */
const short = (why: string) => why.split(";")[0]?.slice(0, 100) ?? "";

/** So much of a log's beginning, with the time of its first event, tells it from another. */
const headBytes = 256;

async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), { position });
    return buffer.subarray(0, bytesRead);
}

/** An event log that is being followed. */
export interface FollowedEvents {
    /** Reads what has been written until now. */
    read(): Promise<void>;
    /** Ends the following. */
    stop(): void;
    /** Ends it, reads the rest and gives back the summary of the last operation in the log. */
    finish(): Promise<ResourceChanges>;
}

/** Follows the engine's event log while a command runs and reports how far it is and what it waits for. */
export function followEvents(file: string, report: Report, pollMilliseconds = 300): FollowedEvents {
    const underWay = new Map<string, string>();
    let [offset, done, said] = [0, 0, ""];
    let rest: Buffer = Buffer.alloc(0);
    let head: Buffer = Buffer.alloc(0);
    let changes: ResourceChanges = {};

    const take = (event: EngineEvent) => {
        const {
            resourcePreEvent: before,
            resOutputsEvent: after,
            diagnosticEvent: diagnostic,
            summaryEvent: summary,
        } = event;
        if (before !== undefined && before.metadata.op !== "same" && !isComponent(before.metadata.type)) {
            underWay.set(before.metadata.urn, "");
        } else if (after !== undefined && underWay.delete(after.metadata.urn)) {
            done += 1;
        } else if (diagnostic?.urn !== undefined && underWay.has(diagnostic.urn)) {
            underWay.set(diagnostic.urn, diagnostic.message.replace(/<\{%[^%]*%\}>/g, "").trim());
        }
        if (summary !== undefined) {
            changes = summary.resourceChanges ?? {};
            underWay.clear();
            done = 0;
        }
    };
    const read = async () => {
        if (!existsSync(file)) {
            return;
        }
        const log = await open(file, "r");
        try {
            const { size } = await log.stat();
            // A command with two operations (`up --refresh` previews first) writes its log anew for the second.
            const beginning = await bytesAt(log, 0, Math.min(size, headBytes));
            if (size < offset || beginning.compare(head, 0, head.length, 0, head.length) !== 0) {
                [offset, rest, done] = [0, Buffer.alloc(0), 0];
                underWay.clear();
            }
            head = beginning;
            const news = await bytesAt(log, offset, size - offset);
            offset += news.length;
            // Cut at the end of a line: a character may have been written in part.
            const read = Buffer.concat([rest, news]);
            const end = read.lastIndexOf("\n") + 1;
            rest = read.subarray(end);
            read.subarray(0, end)
                .toString()
                .split("\n")
                .filter((line) => line !== "")
                .forEach((line) => {
                    take(JSON.parse(line) as EngineEvent);
                });
        } finally {
            await log.close();
        }
        const waiting = [...underWay].map(([urn, why]) =>
            why === "" ? nameOf(urn) : `${nameOf(urn)} (${short(why)})`,
        );
        const line = `${done} done, under way: ${waiting.slice(0, 4).join(", ")}${waiting.length > 4 ? " …" : ""}`;
        if (waiting.length > 0 && line !== said) {
            said = line;
            report(line);
        }
    };
    let reading: Promise<void> = Promise.resolve();
    const readNext = () => (reading = reading.then(read));
    const timer = setInterval(() => void readNext(), pollMilliseconds);
    return {
        read: readNext,
        stop: () => clearInterval(timer),
        finish: async () => {
            clearInterval(timer);
            await readNext();
            return changes;
        },
    };
}
