import pulumi from "@pulumi/eslint-plugin";
import tseslint from "typescript-eslint";

/** Rules that find mistakes; nothing stylistic, the formatter owns style. */
export default tseslint.config(
  { ignores: ["dist/", "policy/dist/", "node_modules/", "**/*.mjs", "**/*.cjs", "docs/"] },
  {
    files: ["**/*.ts", "**/*.mts"],
    extends: [tseslint.configs.base],
    languageOptions: { parserOptions: { projectService: true } },
    plugins: { "@pulumi": pulumi },
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": "error",
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-unnecessary-type-assertion": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      // A `default` is an answer too; what must not happen is a case without any.
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true, allowBoolean: true },
      ],
      "@typescript-eslint/only-throw-error": "error",
      "@typescript-eslint/prefer-readonly": "error",
      "@typescript-eslint/return-await": ["error", "in-try-catch"],
      "@pulumi/no-output-in-template-literal": "error",
      "@pulumi/no-output-instance-in-template-literal": "error",
      "no-console": "error",
      "no-empty": "error",
      eqeqeq: "error",
    },
  },
  {
    // The command line, scripts and benchmarks are programs that print.
    files: ["cli/**", "scripts/**", "bench/**"],
    rules: { "no-console": "off" },
  },
);
