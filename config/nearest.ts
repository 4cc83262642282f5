/** Number of single-character edits (insert, delete, replace, swap of neighbours) between two words. */
function distance(from: string, to: string): number {
    const rows: number[][] = [];
    for (let i = 0; i <= from.length; i++) {
        const row: number[] = [];
        for (let j = 0; j <= to.length; j++) {
            if (i === 0 || j === 0) {
                row.push(i + j);
                continue;
            }
            const same = from[i - 1] === to[j - 1];
            let best = Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, rows[i - 1]![j - 1]! + (same ? 0 : 1));
            if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]) {
                best = Math.min(best, rows[i - 2]![j - 2]! + 1);
            }
            row.push(best);
        }
        rows.push(row);
    }
    return rows[from.length]![to.length]!;
}

const letters = (word: string) => word.toLowerCase().replace(/[^a-z0-9.]/g, "");

/**
 * The known word that the given one was most likely meant to be, or undefined when none is near. Case, dashes and
 * underscores don't count, so that `log_level` finds `logLevel`.
 */
export function nearest(word: string, known: readonly string[]): string | undefined {
    const wanted = letters(word);
    if (wanted === "") {
        return undefined;
    }
    const ranked = known
        .map((candidate) => ({ candidate, away: distance(wanted, letters(candidate)) }))
        .sort((a, b) => a.away - b.away);
    const best = ranked[0];
    if (best === undefined) {
        return undefined;
    }
    const extends_ = known.find(
        (candidate) =>
            wanted.length >= 3 && (letters(candidate).startsWith(wanted) || wanted.startsWith(letters(candidate))),
    );
    return best.away <= Math.max(1, Math.floor(wanted.length / 3)) ? best.candidate : extends_;
}

/** "a", "a or b", "a, b or c": a choice as one reads it aloud. */
export function oneOf(words: readonly string[]): string {
    return words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}
