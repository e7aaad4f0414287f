import { mergeOutputs } from "../../outputs";
import { UNKNOWN, secret } from "../../properties";
import type { Properties } from "../../properties";
import { diffProperties } from "../../property-diff";
import type {
  KnownResource,
  ReadState,
  ResourceDiff,
  ResourceRequest,
  ResourceState,
} from "../../provider";
import { isMissingNamespace } from "../api-error";
import type { ClusterSession } from "../cluster-session";
import type { Manifest, ObjectReference } from "../object-api";
import { diffByTable } from "../object-diff";
import { idOf, namesOfId } from "../object-name";
import type { OpenCluster } from "../object-life";
import { RELEASE_TYPE } from "../object-type";
import { redact } from "../redaction";
import type { ChartRenderer } from "./chart-renderer";
import {
  applyObjects,
  referencesOf,
  rehearseObjects,
  removeObjects,
  withoutReferences,
} from "./release-objects";
import { outputsOfRelease, resourceNames } from "./release-outputs";
import { readRecord, removeRecord, writeRecord } from "./release-record";
import type { ReleaseRecord } from "./release-record";
import { releaseRequest } from "./release-request";
import type { ReleaseRequest } from "./release-request";

/** What releases need beyond the cluster. */
export interface ReleaseSupport {
  readonly renderer: ChartRenderer;
  /** Tells the user something, the same thing only once. */
  readonly notifyOnce: (line: string) => void;
}

/**
 * The life of Helm releases in one cluster. A chart that is at hand is rendered and its objects are
 * applied; of any other chart only the release itself is recorded, and one message says so.
 */
export class ReleaseLife {
  private readonly open: OpenCluster;
  private readonly support: ReleaseSupport;

  constructor(open: OpenCluster, support: ReleaseSupport) {
    this.open = open;
    this.support = support;
  }

  async preview({ inputs }: ResourceRequest): Promise<Properties> {
    const objects = await this.rehearse(inputs);
    const names = objects === undefined ? UNKNOWN : resourceNames(objects);
    return mergeOutputs(inputs, { resourceNames: names, status: UNKNOWN });
  }

  async create({ inputs }: ResourceRequest): Promise<ResourceState> {
    const request = releaseRequest(inputs);
    const outputs = await this.install(inputs, request);
    return { id: idOf(request.name, request.namespace), outputs };
  }

  async update(known: KnownResource, isPreview: boolean): Promise<Properties> {
    if (isPreview) return this.preview(known);
    return this.install(known.inputs, releaseRequest(known.inputs));
  }

  async read(known: KnownResource): Promise<ReadState | undefined> {
    const { api } = await this.open();
    const record = await readRecord(api, releaseOfId(known.id));
    if (record === undefined) return undefined;
    const { name, namespace, chart, version, values } = record;
    const isImport = Object.keys(known.inputs).length === 0;
    // Which of the values are secret is not on record, so all of them are taken to be.
    const imported = { name, namespace, chart, version, values: secret(values) };
    const inputs = isImport ? imported : known.inputs;
    return { id: known.id, inputs, outputs: outputsOfRelease(inputs, record) };
  }

  async delete({ id }: Pick<KnownResource, "id">): Promise<void> {
    const session = await this.open();
    const record = await readRecord(session.api, releaseOfId(id));
    if (record === undefined) return;
    await removeObjects(session, record.objects);
    await removeRecord(session.api, record);
  }

  async diff(known: KnownResource, oldInputs: Properties): Promise<ResourceDiff> {
    const { name, namespace } = releaseRequest(known.inputs);
    const isSameId = idOf(name, namespace) === known.id;
    const resource = { type: RELEASE_TYPE, inputs: known.inputs };
    const changes = diffProperties(oldInputs, known.inputs);
    return diffByTable(resource, oldInputs, changes, isSameId);
  }

  /** A dry run of every object; the objects, or undefined where they are not known. */
  private async rehearse(inputs: Properties): Promise<readonly ObjectReference[] | undefined> {
    const request = releaseRequest(inputs);
    // With a gap in the values, neither helm nor the server could be believed.
    if (request.isPartial) return undefined;
    try {
      const manifests = await this.render(request);
      return await rehearseObjects(await this.open(), manifests);
    } catch (error) {
      throw explained(error, request, inputs);
    }
  }

  private async install(inputs: Properties, request: ReleaseRequest): Promise<Properties> {
    const session = await this.open();
    const applied: ObjectReference[] = [];
    const created: ObjectReference[] = [];
    const note = (reference: ObjectReference, isNew: boolean): void => {
      applied.push(reference);
      if (isNew) created.push(reference);
    };
    try {
      const before = await readRecord(session.api, request);
      const manifests = await this.render(request);
      if (request.createsNamespace) await ensureNamespace(session, request.namespace);
      try {
        await applyObjects(session, manifests, note);
      } catch (error) {
        // A first installation leaves nothing behind, as an atomic one of helm; what it took over
        // was there before.
        if (before === undefined) await removeObjects(session, created);
        throw error;
      }
      const objects = before?.objects ?? [];
      const obsolete = withoutReferences(objects, await referencesOf(session, manifests));
      await removeObjects(session, obsolete);
      // A definition of the release is served by now, so it was not applied again: it stays its own.
      const kept = withoutReferences(objects, [...obsolete, ...applied]);
      const revision = (before?.revision ?? 0) + 1;
      const record = recordOf(request, revision, [...applied, ...kept]);
      await writeRecord(session.api, record);
      return outputsOfRelease(inputs, record);
    } catch (error) {
      throw explained(error, request, inputs);
    }
  }

  private async render(request: ReleaseRequest): Promise<readonly Manifest[]> {
    const { renderer, notifyOnce } = this.support;
    const manifests = await renderer.render(request);
    if (manifests !== undefined) return manifests;
    notifyOnce(`simulated: chart ${request.chart} is recorded, not rendered`);
    return [];
  }
}

function releaseOfId(id: string): Pick<ReleaseRecord, "name" | "namespace"> {
  const { name, namespace = "default" } = namesOfId(id);
  return { name, namespace };
}

function recordOf(
  { name, namespace, chart, version, values }: ReleaseRequest,
  revision: number,
  objects: readonly ObjectReference[],
): ReleaseRecord {
  return { name, namespace, chart, version, values, revision, objects };
}

async function ensureNamespace({ api }: ClusterSession, name: string): Promise<void> {
  const reference = { apiVersion: "v1", kind: "Namespace" };
  const manifest = { ...reference, metadata: { name } };
  await api.apply(manifest, { manager: "helm", force: true, isDryRun: false });
}

/** An error that names the release, hides its secrets, and says what to do where that is known. */
function explained(
  error: unknown,
  { name, namespace }: ReleaseRequest,
  inputs: Properties,
): unknown {
  if (!(error instanceof Error)) return error;
  const hint = isMissingNamespace(error.cause ?? error, namespace)
    ? "; declare the namespace before the release, or set createNamespace"
    : "";
  return new Error(`Release ${idOf(name, namespace)}: ${redact(error.message, inputs)}${hint}`);
}
