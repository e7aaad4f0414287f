import { admissionPage } from "./admission-page";
import { configurationSchemaPage } from "./configuration-schema";
import { faultSchemaPage } from "./fault-schema";
import { type GeneratedDocs, generateDocs } from "./pages";
import { policyConfigSchemaPage } from "./policy-config-schema";
import { findRules, RULE_INDEX, renderRuleIndex } from "../../policy/scaffold/rule-index";
import { policyPages } from "./policy-pages";

/** Everything that `npm run docs` writes: families, rules, and the schemas of what users write. */
export function generateAllDocs(root: string): GeneratedDocs {
  const { pages, problems } = generateDocs(root);
  return {
    pages: [
      ...pages,
      ...policyPages(root),
      { file: RULE_INDEX, text: renderRuleIndex(findRules(root)) },
      admissionPage(),
      policyConfigSchemaPage(),
      configurationSchemaPage(),
      faultSchemaPage(),
    ],
    problems,
  };
}
