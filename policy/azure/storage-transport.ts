import type { ResourceRule } from "../rule";
import { word } from "./words";

const modern: ReadonlySet<string> = new Set(["tls1_2", "tls1_3"]);

/** TLS 1.0 where nothing is said; HTTPS is asked for where nothing is. Source: Azure docs, "Enforce a minimum required version of TLS". */
export const storageTransport: ResourceRule = {
    name: "azure-storage-transport",
    protects: "Backups and logs from whoever listens on their way into the account.",
    violation: "The account takes requests in clear, or by a version of TLS that is broken.",
    remediation: "Write `minimumTlsVersion: TLS1_2`, and leave `enableHttpsTrafficOnly` on.",
    severity: "high",
    controls: [
        { framework: "CIS Azure 4.0", reference: "10.3.4" },
        { framework: "CIS Azure 4.0", reference: "10.3.7" },
    ],
    types: ["azure-native:storage:StorageAccount"],
    check: ({ props }) => [
        ...(props["enableHttpsTrafficOnly"] === false ? ["enableHttpsTrafficOnly"] : []),
        ...(modern.has(word(props["minimumTlsVersion"])) ? [] : ["minimumTlsVersion"]),
    ],
    mend: (props) => {
        props["enableHttpsTrafficOnly"] = true;
        // Azure takes no later one as the least.
        props["minimumTlsVersion"] = "TLS1_2";
    },
};
