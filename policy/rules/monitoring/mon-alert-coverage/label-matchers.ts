/** One condition on a label, as Prometheus and Alertmanager write it: `severity=~"critical|page"`. */
export interface LabelMatcher {
  readonly label: string;
  readonly operator: string;
  readonly value: string;
}

/** Values are quoted in expressions; Alertmanager accepts plain ones as well. */
const MATCHER =
  /([A-Za-z_]\w*)\s*(=~|!~|!=|=)\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^\s,{}"']*))/g;

/** A selector in braces; a brace inside quotes does not end it. */
const SELECTOR = /\{((?:[^{}"']|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')*)\}/g;

/** The matchers in a text, in their order. */
export function matchersIn(text: string): readonly LabelMatcher[] {
  return [...text.matchAll(MATCHER)].map(([, label = "", operator = "", ...values]) => {
    const [double, single, plain = ""] = values;
    return { label, operator, value: (double ?? single ?? plain).replace(/\\(.)/g, "$1") };
  });
}

/** The matchers of each selector of a PromQL expression. */
export function selectorsIn(expression: string): readonly (readonly LabelMatcher[])[] {
  return [...expression.matchAll(SELECTOR)].map(([, inner = ""]) => matchersIn(inner));
}

/** Whether a value matches; a pattern that cannot be read counts as a match. */
export function admits({ operator, value: wanted }: LabelMatcher, value: string): boolean {
  switch (operator) {
    case "=":
      return value === wanted;
    case "!=":
      return value !== wanted;
    case "!~":
      return !isWhole(wanted, value, false);
    default:
      return isWhole(wanted, value, true);
  }
}

function isWhole(pattern: string, value: string, whenUnreadable: boolean): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`).test(value);
  } catch {
    return whenUnreadable;
  }
}
