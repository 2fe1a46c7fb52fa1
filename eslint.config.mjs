// What every browser script is held against; types are checked by tsc (tsconfig.json).
import js from "@eslint/js";
import globals from "globals";

const MODULES = ["keep", "kept-copy", "picker", "rows"].map((name) => `static/js/${name}.js`);

export default [
  {
    files: ["static/js/*.js"],
    ...js.configs.recommended,
    languageOptions: { ecmaVersion: 2022, sourceType: "script", globals: globals.browser },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      ...js.configs.recommended.rules,
      curly: ["error", "multi-line"],
      eqeqeq: "error",
      "no-alert": "error",
      "no-console": "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-var": "error",
      "prefer-const": "error",
      "max-len": ["error", 160],
    },
  },
  { files: MODULES, languageOptions: { sourceType: "module" } },
  { files: ["static/js/map.js"], languageOptions: { globals: { L: "readonly" } }, rules: { "no-unused-vars": ["error", { varsIgnorePattern: "^JejakMap$" }] } },
];
