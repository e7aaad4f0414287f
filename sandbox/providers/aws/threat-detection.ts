import type { AwsTypes } from "./aws-type";

/** GuardDuty: the detector of a region and what it looks at. */
export const THREAT_DETECTION_TYPES: AwsTypes = {
  "aws:guardduty/detector:Detector": {
    id: "{hex:32}",
    computed: {
      arn: "arn:aws:guardduty:{region}:{account}:detector/{id}",
      accountId: "{account}",
      findingPublishingFrequency: "SIX_HOURS",
    },
  },
  "aws:guardduty/detectorFeature:DetectorFeature": {
    nameFrom: "name",
    id: "{input:detectorId}/{name}",
    computed: {},
  },
};
