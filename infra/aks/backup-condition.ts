const blobs = "Microsoft.Storage/storageAccounts/blobServices/containers/blobs";

/**
 * Narrows a right on backups to folders. Source: Azure docs, "Actions and attributes for Azure role assignment conditions
 * for Azure Blob Storage".
 *
 * @param folders Names of folders at the top; a name is never the beginning of another's, because of its slash.
 * @throws Error for a folder whose name could end the quotes it stands in.
 */
export function withinFolders(folders: readonly string[], actions: readonly string[]): string {
    const odd = folders.find((folder) => !/^[a-z0-9][a-z0-9/-]*$/.test(folder));
    if (odd !== undefined) {
        throw new Error(
            `${JSON.stringify(odd)} is no folder of backups; use lower-case letters, digits, dashes and slashes`,
        );
    }
    const others = actions.map((action) => `!(ActionMatches{'${blobs}/${action}'})`).join(" AND ");
    const within = folders
        .map((folder) => `@Resource[${blobs}:path] StringStartsWith '${folder.replace(/\/$/, "")}/'`)
        .join(" OR ");
    return `((${others}) OR (${within}))`;
}
