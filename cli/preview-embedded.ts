import { EXIT, type ExitCode } from "../engine/exit-codes";
import type { ProcessContext } from "../engine/process-context";
import { formatSummary, formatTree } from "../plan/tree";
import { checkPlan } from "../policy/check/check-plan";
import { formatReport } from "../policy/check/format-text";
import { projectPolicyOptions } from "../policy/check/policy-files";
import { hasMandatoryFinding } from "../policy/check/report";
import { planStack } from "./plan-stack";

/** What to preview, and how to get the preview of the Pulumi engine instead. */
export interface EmbeddedPreview {
  readonly stack: string;
  readonly configFile: string | undefined;
  /** For the heading of the output. */
  readonly alternative: string;
}

/** A stack's tree, policy findings and summary, made in this process by the embedded plan engine. */
export async function previewEmbedded(
  context: ProcessContext,
  { stack, configFile, alternative }: EmbeddedPreview,
): Promise<ExitCode> {
  context.stdout.write(
    `Preview of ${stack} with the embedded plan engine; for the Pulumi engine's: ${alternative}\n\n`,
  );
  const plan = await planStack(context, stack, configFile);
  const report = checkPlan(plan, projectPolicyOptions(context.projectRoot, plan.environment));
  const draw = { color: context.isTerminal };
  const sections = [
    formatTree(plan, draw),
    `Policies:\n${formatReport(report, draw)}`,
    formatSummary(plan, draw),
  ];
  context.stdout.write(sections.join("\n"));
  return hasMandatoryFinding(report) ? EXIT.found : EXIT.ok;
}
