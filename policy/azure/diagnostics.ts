import { places, type Properties } from "../reading";
import { word } from "./words";

/** Type token of what sends logs of a resource somewhere. */
export const diagnosticSetting = "azure-native:monitor:DiagnosticSetting";

/** Categories, and groups of them, that a setting sends; lower case. */
export function categoriesOf(props: Properties): ReadonlySet<string> {
    return new Set(
        places(props["logs"], "logs")
            .filter(({ value }) => value["enabled"] === true)
            .flatMap(({ value }) => [word(value["category"]), word(value["categoryGroup"])])
            .filter((category) => category !== ""),
    );
}
