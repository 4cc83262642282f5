import { text } from "./text";

/** What is wrong with the URL of a Maven repository, or undefined. Never repeats the URL: it may hold a token. */
function repositoryMistake(given: string): string | undefined {
    let url: URL;
    try {
        url = new URL(given);
    } catch {
        return "is no URL — write https://host/path of a Maven repository";
    }
    if (url.protocol !== "https:" && url.protocol !== "http:") {
        return `begins with ${url.protocol} — use https:// (or http:// for a mirror in the cluster)`;
    }
    if (url.search !== "" || url.hash !== "") {
        return "has a ? or # in it — write the repository's address alone, without query or fragment";
    }
    return undefined;
}

/** Where CorDapps come from. */
export const mavenRepository = text({
    description:
        "URL of the Maven repository that CorDapps are taken from, read without a login. Maven Central when left out.",
    examples: ["https://maven.example.com/releases"],
    mistakes: repositoryMistake,
}).optional();
