import { isRemovedIn, minorNumber, removedApi, supportPhase, supportWindow } from "./compatibility";
import type { ClusterFacts } from "./upgrade-facts";
import type { StepDraft } from "./upgrade-step";

/** Objects in an API version that the target no longer serves. */
export function apiBlockers({ objects }: ClusterFacts, to: string): readonly string[] {
  return objects.flatMap(({ name, apiVersion, kind }) => {
    const api = removedApi(apiVersion, kind);
    if (api === undefined || !isRemovedIn(api, to)) return [];
    const fix = api.use === "" ? "remove it" : `write it in ${api.use}`;
    return [`${name}: ${kind} is not served since ${api.removedIn}, got ${apiVersion}; ${fix}`];
  });
}

/** What is to be said of EKS's support of where the cluster is and where it goes. */
export function supportWarnings(from: string, to: string, asOf: string): readonly string[] {
  return [...currentSupport(from, asOf), ...(to === from ? [] : targetSupport(to, asOf))];
}

function currentSupport(minor: string, asOf: string): readonly string[] {
  const window = supportWindow(minor)?.value;
  if (window === undefined) return [];
  const { standardUntil, extendedUntil } = window;
  switch (supportPhase(minor, asOf)) {
    case "standard":
      return [`${minor}: standard support ends on ${standardUntil}`];
    case "extended":
      return [
        `${minor}: is in paid extended support since ${standardUntil}, until ${extendedUntil}`,
      ];
    case "ended":
      return [`${minor}: support ended on ${extendedUntil}; EKS upgrades it without asking`];
    case "unknown":
      return [];
  }
}

function targetSupport(minor: string, asOf: string): readonly string[] {
  switch (supportPhase(minor, asOf)) {
    case "standard":
      return [];
    case "unknown":
      return [
        `${minor}: no source gives EKS's support dates; see that EKS offers it in the region`,
      ];
    case "extended":
    case "ended":
      return [...currentSupport(minor, asOf), `${minor}: choose a newer target`];
  }
}

/** Namespaces whose Pod Security labels are pinned to a minor before the target. */
export function podSecuritySteps({ objects }: ClusterFacts, to: string): readonly StepDraft[] {
  const target = minorNumber(to) ?? 0;
  return objects.flatMap(({ name, podSecurityVersion = "" }) => {
    const pinned = minorNumber(podSecurityVersion);
    if (pinned === undefined || pinned >= target) return [];
    const reason = "newer checks may refuse pods that run today: look at the warnings first";
    return [
      { what: "pod-security", subject: name, from: podSecurityVersion, to: `v${to}`, reason },
    ];
  });
}
