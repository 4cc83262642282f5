/** Number of single-character edits (insert, delete, replace, swap of neighbours) between two words. */
function distance(from: string, to: string): number {
    const table = new Map<string, number>();
    const away = (i: number, j: number) => table.get(`${i},${j}`) ?? 0;
    for (let i = 0; i <= from.length; i++) {
        for (let j = 0; j <= to.length; j++) {
            const edits = [i === 0 || j === 0 ? i + j : Infinity];
            if (i > 0 && j > 0) {
                edits.push(away(i - 1, j) + 1, away(i, j - 1) + 1);
                edits.push(away(i - 1, j - 1) + (from[i - 1] === to[j - 1] ? 0 : 1));
            }
            if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]) {
                edits.push(away(i - 2, j - 2) + 1);
            }
            table.set(`${i},${j}`, Math.min(...edits));
        }
    }
    return away(from.length, to.length);
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
    if (best.away < wanted.length && best.away <= Math.max(1, Math.floor(wanted.length / 3))) {
        return best.candidate;
    }
    // A shortened or a longer form isn't near by letters: `perm` for `permissions`.
    return wanted.length < 3
        ? undefined
        : known.find((candidate) => letters(candidate).startsWith(wanted) || wanted.startsWith(letters(candidate)));
}

/** "a", "a or b", "a, b or c": a choice as one reads it aloud. */
export function oneOf(words: readonly string[]): string {
    return words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}
