import type { CloudLocation } from "../cloud-location";
import type { CloudView } from "../cloud-view";
import type { Properties } from "../properties";
import type { Answer } from "./functions/answer";
import { CLUSTER_ANSWERS } from "./functions/clusters";
import { ENTITY_ANSWERS } from "./functions/entities";
import { IMAGE_ANSWERS } from "./functions/images";
import { PARAMETER_ANSWERS } from "./functions/parameters";
import { PLACE_ANSWERS } from "./functions/places";
import { renderPolicyDocument } from "./functions/policy-document";

const ANSWERS: Readonly<Record<string, Answer>> = {
  ...PLACE_ANSWERS,
  ...ENTITY_ANSWERS,
  ...CLUSTER_ANSWERS,
  ...IMAGE_ANSWERS,
  ...PARAMETER_ANSWERS,
  "aws:iam/getPolicyDocument:getPolicyDocument": renderPolicyDocument,
};

/** The answer to an AWS function, or undefined for one that is not simulated. */
export function answerFunction(
  token: string,
  args: Properties,
  location: CloudLocation,
  view: CloudView,
): Properties | undefined {
  // A question may name a region, which wins over the provider's.
  const region = typeof args.region === "string" ? args.region : location.region;
  const answer = ANSWERS[token]?.(args, { ...location, region }, view);
  return answer === undefined ? undefined : { ...args, ...answer };
}
