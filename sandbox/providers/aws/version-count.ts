import type { ComputeContext } from "../cloud-model";
import { diffProperties } from "../property-diff";
import { UNKNOWN } from "../properties";
import type { Properties } from "../properties";
import type { ResourceRequest } from "../provider";

/**
 * What changes without a new version of the template.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateLaunchTemplateVersion.html
 */
const OUTSIDE_OF_VERSIONS = new Set(["tags", "defaultVersion", "updateDefaultVersion", "region"]);

/** A launch template gets a version more at every change; a preview does not know its number yet. */
export function countVersions(
  resource: ResourceRequest,
  computeContext: ComputeContext,
): Properties {
  const { before, isPreview } = computeContext;
  if (resource.type !== "aws:ec2/launchTemplate:LaunchTemplate" || before === undefined) return {};
  const previous = Number(before.outputs.latestVersion ?? 1);
  const isChanged = diffProperties(before.inputs, resource.inputs).some(
    ({ root }) => !OUTSIDE_OF_VERSIONS.has(root),
  );
  const latestVersion = isChanged ? (isPreview ? UNKNOWN : previous + 1) : previous;
  const followsLatest = resource.inputs.updateDefaultVersion === true;
  const defaultVersion = followsLatest ? latestVersion : Number(before.outputs.defaultVersion ?? 1);
  return { latestVersion, defaultVersion };
}
