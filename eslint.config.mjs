import js from "@eslint/js";
import boundaries from "eslint-plugin-boundaries";
import prettier from "eslint-config-prettier";
import typescript from "typescript-eslint";

/** Folders in the order in which data flows: config → infra → components → outputs. */
const elements = [
    "config",
    "infra",
    "components",
    "images",
    "policy",
    "local",
    "operations",
    "test",
    "docs",
    "bench",
].map((type) => ({ type, pattern: `${type}/**/*`, mode: "full" }));
const platforms = ["minikube", "existing", "eks", "aks"];

export default typescript.config(
    { ignores: ["node_modules/", "**/golden/"] },
    js.configs.recommended,
    ...typescript.configs.strict,
    ...typescript.configs.stylistic,
    prettier,
    {
        files: ["**/*.ts"],
        plugins: { boundaries },
        settings: {
            "boundaries/elements": [
                { type: "platform", pattern: platforms.map((name) => `infra/${name}/**/*`), mode: "full" },
                ...elements,
                { type: "program", pattern: "index.ts", mode: "full" },
            ],
            "import/resolver": { typescript: { alwaysTryTypes: true } },
        },
        languageOptions: { parserOptions: { projectService: true } },
        rules: {
            "@typescript-eslint/no-explicit-any": "error",
            "@typescript-eslint/no-floating-promises": "error",
            "@typescript-eslint/no-misused-promises": "error",
            "@typescript-eslint/switch-exhaustiveness-check": "error",
            "@typescript-eslint/consistent-type-imports": "error",
            "@typescript-eslint/no-extraneous-class": "off",
            // Which part may know which: components never see a cloud, infra never sees a component, policy sees neither.
            "boundaries/element-types": [
                "error",
                {
                    default: "disallow",
                    rules: [
                        { from: "program", allow: ["config", "infra", "components"] },
                        { from: "config", allow: ["config", ["components", {}]] },
                        { from: "infra", allow: ["config", "infra", "platform"] },
                        { from: "platform", allow: ["config", "infra", "platform"] },
                        { from: "components", allow: ["config", "infra", "components", "images"] },
                        { from: "images", allow: ["images"] },
                        { from: "policy", allow: ["policy"] },
                        // `npm run rights` runs the program, and says what a platform's cluster asks for.
                        {
                            from: "local",
                            allow: ["local", "config", "images", "operations", "components", "platform", "program"],
                        },
                        { from: "operations", allow: ["operations", "config", "components", "images"] },
                        { from: "bench", allow: ["bench", "local", "images", "components", "config"] },
                        { from: "docs", allow: ["docs", "config", "components", "images", "policy"] },
                        {
                            from: "test",
                            allow: [
                                "test",
                                "config",
                                "infra",
                                "platform",
                                "components",
                                "images",
                                "policy",
                                "local",
                                "operations",
                                "docs",
                                "bench",
                                "program",
                            ],
                        },
                    ],
                },
            ],
        },
    },
    {
        // config may know the version catalogue, which is data, and nothing else of the components.
        files: ["config/**/*.ts"],
        rules: {
            "no-restricted-imports": [
                "error",
                { patterns: [{ regex: "components/(?!versions/)", message: "config knows only components/versions" }] },
            ],
        },
    },
    {
        files: ["local/plugins/**/*.ts"],
        rules: { "@typescript-eslint/no-explicit-any": "off", "@typescript-eslint/no-require-imports": "off" },
    },
    {
        files: ["**/*.mjs"],
        languageOptions: { globals: { process: "readonly", console: "readonly", URL: "readonly" } },
    },
);
