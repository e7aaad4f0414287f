import { pathSegments, rootOf } from "../property-path";

/** Types whose update gives another version number, and the members in which others name it. */
const NUMBERED: Readonly<Record<string, NumberedOutput>> = {
  "aws:ec2/launchTemplate:LaunchTemplate": {
    givenAs: "version",
    // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateLaunchTemplateVersion.html, read 2026-11-24
    unaffectedBy: ["defaultVersion", "region", "tags", "updateDefaultVersion"],
  },
};

interface NumberedOutput {
  readonly givenAs: string;
  /** Inputs whose change makes no new version. */
  readonly unaffectedBy: readonly string[];
}

/** True where an update with these changes gives the resource another version number. */
export function getsNewVersion(
  type: string,
  changes: readonly { readonly path: string }[],
): boolean {
  const numbered = NUMBERED[type];
  if (numbered === undefined) return false;
  return changes.some(({ path }) => !numbered.unaffectedBy.includes(rootOf(path)));
}

/** True for a property path in which the version number of such a resource stands. */
export function namesVersionOf(type: string, path: string): boolean {
  return NUMBERED[type]?.givenAs === pathSegments(path).at(-1);
}
