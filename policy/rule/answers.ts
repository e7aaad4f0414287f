import { Field } from "./field";

/** Yes, no, or the field that hides the answer. */
export type Answer = boolean | Field;

/** No when one answer is no; hidden when one of the others is. */
export function allOf(answers: readonly Answer[]): Answer {
  if (answers.includes(false)) return false;
  return answers.find((answer) => answer instanceof Field) ?? true;
}

/** Yes when one answer is yes; hidden when one of the others is. */
export function anyOf(answers: readonly Answer[]): Answer {
  if (answers.includes(true)) return true;
  return answers.find((answer) => answer instanceof Field) ?? false;
}
