import { getsNewVersion } from "../../../plan/replacement/numbered-outputs";
import type { ComputeContext } from "../cloud-model";
import { diffProperties } from "../property-diff";
import { UNKNOWN } from "../properties";
import type { Properties } from "../properties";
import type { ResourceRequest } from "../provider";

/** A launch template gets a version more at every change; a preview does not know its number yet. */
export function countVersions(
  resource: ResourceRequest,
  computeContext: ComputeContext,
): Properties {
  const { before, isPreview } = computeContext;
  if (resource.type !== "aws:ec2/launchTemplate:LaunchTemplate" || before === undefined) return {};
  const previous = Number(before.outputs.latestVersion ?? 1);
  const changes = diffProperties(before.inputs, resource.inputs);
  const isChanged = getsNewVersion(resource.type, changes);
  const latestVersion = isChanged ? (isPreview ? UNKNOWN : previous + 1) : previous;
  const followsLatest = resource.inputs.updateDefaultVersion === true;
  const defaultVersion = followsLatest ? latestVersion : Number(before.outputs.defaultVersion ?? 1);
  return { latestVersion, defaultVersion };
}
