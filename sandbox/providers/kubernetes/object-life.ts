import { hexFrom } from "../identifiers";
import { asUnknown, mergeOutputs } from "../outputs";
import { PartialCreation } from "../partial-creation";
import { textOf } from "../properties";
import type { Properties } from "../properties";
import { diffProperties } from "../property-diff";
import type {
  KnownResource,
  ReadState,
  ResourceDiff,
  ResourceRequest,
  ResourceState,
} from "../provider";
import { ApiError, UnknownKindError, UnreachableError, isManagerConflict } from "./api-error";
import { awaitReady } from "./await-ready";
import type { ClusterSession } from "./cluster-session";
import { deleteObject } from "./deletion";
import { driftedInputs, importedInputs } from "./live-inputs";
import { planManifest } from "./manifest";
import type { PlannedManifest } from "./manifest";
import type { Manifest, ObjectReference } from "./object-api";
import { referenceTo } from "./object-api";
import { diffByRefusal, diffByTable, effectiveChanges } from "./object-diff";
import { describe, idOf, namesOfId } from "./object-name";
import { newObjectUnknowns, outputsOf, previewedOutputs } from "./object-outputs";
import { dryRun } from "./object-preview";
import { isPatch, kindOf } from "./object-type";
import { annotationOf } from "./readiness";
import { redact } from "./redaction";

/** Field manager of everything that a program declares. */
const MANAGER = "pulumi-kubernetes";

/** Opens the cluster at the first call that needs it. */
export type OpenCluster = () => Promise<ClusterSession>;

/** The life of objects in one cluster: each call is a request or two to its API server. */
export class ObjectLife {
  private readonly open: OpenCluster;
  private readonly configuration: Properties;

  /** @param configuration - of the provider */
  constructor(open: OpenCluster, configuration: Properties) {
    this.open = open;
    this.configuration = configuration;
  }

  /** True for a kind that lives in namespaces; undefined where no server can say. */
  async isNamespaced(resource: ResourceRequest): Promise<boolean | undefined> {
    try {
      const { api } = await this.open();
      return (await api.find(kindOf(resource.type, resource.inputs)))?.isNamespaced;
    } catch (error) {
      if (error instanceof UnreachableError) return undefined;
      throw error;
    }
  }

  async preview(resource: ResourceRequest): Promise<Properties> {
    const result = await this.rehearse(resource);
    const known = mergeOutputs(resource.inputs, newObjectUnknowns());
    return result === undefined ? known : mergeOutputs(known, asUnknown(outputsOf(result, {})));
  }

  async create(resource: ResourceRequest): Promise<ResourceState> {
    const outputs = await this.apply(resource);
    return { id: idOfObject(outputs), outputs };
  }

  async update(known: KnownResource, isPreview: boolean): Promise<Properties> {
    if (!isPreview) return this.apply(known);
    const result = await this.rehearse(known);
    return result === undefined
      ? mergeOutputs(known.inputs, newObjectUnknowns())
      : previewedOutputs(result, known.inputs);
  }

  async read(known: KnownResource): Promise<ReadState | undefined> {
    const session = await this.open();
    const live = await session.api.read(referenceOf(known));
    if (live === undefined) return undefined;
    const isImport = Object.keys(known.inputs).length === 0;
    const inputs = isImport ? importedInputs(live) : await this.liveInputs(session, known, live);
    return { id: idOfObject(live), inputs, outputs: outputsOf(live, inputs) };
  }

  /** An object's name is in its inputs, so what an interrupted create made is found by it. */
  async findCreated({ type, inputs }: ResourceRequest): Promise<string | undefined> {
    const { name, namespace } = referenceTo(planManifest({ type, inputs }).manifest);
    const id = idOf(name, namespace);
    const { api } = await this.open();
    return (await api.read(referenceOf({ type, id, outputs: inputs }))) && id;
  }

  async delete(known: Pick<KnownResource, "urn" | "type" | "id" | "outputs">): Promise<void> {
    const session = await this.open();
    const reference = referenceOf(known);
    if (isPatch(known.type, known.outputs)) return releaseFields(session, known.urn, reference);
    return deleteObject(session, reference, known.outputs);
  }

  async diff(known: KnownResource, oldInputs: Properties): Promise<ResourceDiff> {
    const inputChanges = diffProperties(oldInputs, known.inputs);
    const planned = planManifest(known);
    const isSameId = isNamedAs(planned.manifest, known.id);
    const resource = { type: known.type, inputs: known.inputs, provider: this.configuration };
    const byInputs = diffByTable(resource, oldInputs, inputChanges, isSameId);
    if (!isSameId) return byInputs;
    try {
      const { api } = await this.open();
      const live = await api.read(referenceOf(known));
      if (live === undefined) return byInputs;
      const manager = managerOf(known);
      // Whether a conflict stands in the way is a question for the update, not for the difference.
      const result = await api.apply(planned.manifest, { manager, force: true, isDryRun: true });
      const changes = effectiveChanges({ inputChanges, live, result, manager });
      return diffByTable(resource, oldInputs, changes, true);
    } catch (error) {
      return diffWithoutServer(error, byInputs);
    }
  }

  /** A dry run of the resource; what the server says to it is said without secrets. */
  private async rehearse(resource: ResourceRequest): Promise<Properties | undefined> {
    const planned = planManifest(resource);
    const session = await this.open();
    try {
      return await dryRun(session, planned, managerOf(resource), this.isForced(planned));
    } catch (error) {
      throw explained(error, resource, planned);
    }
  }

  private async apply(resource: ResourceRequest): Promise<Properties> {
    const planned = planManifest(resource);
    const { manifest } = planned;
    const session = await this.open();
    try {
      const options = { manager: managerOf(resource), force: this.isForced(planned) };
      const applied = await session.api.apply(manifest, { ...options, isDryRun: false });
      return await this.awaited(session, resource, planned, applied);
    } catch (error) {
      throw explained(error, resource, planned);
    }
  }

  /** The outputs of an object that is ready; one that is not exists all the same. */
  private async awaited(
    session: ClusterSession,
    resource: ResourceRequest,
    planned: PlannedManifest,
    applied: Properties,
  ): Promise<Properties> {
    try {
      const ready = await awaitReady(session, planned.manifest, applied);
      return outputsOf(ready, resource.inputs);
    } catch (error) {
      const outputs = outputsOf(applied, resource.inputs);
      const cause = explained(error, resource, planned);
      const message = cause instanceof Error ? cause.message : String(cause);
      throw new PartialCreation(message, { id: idOfObject(applied), outputs });
    }
  }

  private async liveInputs(
    { api }: ClusterSession,
    known: KnownResource,
    live: Properties,
  ): Promise<Properties> {
    const { manifest } = planManifest(known);
    try {
      const options = { manager: managerOf(known), force: true, isDryRun: true };
      return driftedInputs(known.inputs, await api.apply(manifest, options), live);
    } catch (error) {
      // What was declared cannot be applied any more: it stands for itself.
      if (error instanceof ApiError) return driftedInputs(known.inputs, manifest, live);
      throw error;
    }
  }

  private isForced({ manifest }: PlannedManifest): boolean {
    // The provider may be configured to take fields over from other managers without being asked.
    const forcesAll = textOf(this.configuration, "enablePatchForce") === "true";
    return forcesAll || annotationOf(manifest, "pulumi.com/patchForce") === "true";
  }
}

/** A patch owns its fields under a separate name, so that they can be given up again. */
function managerOf({ urn, type, inputs }: ResourceRequest): string {
  return isPatch(type, inputs) ? patchManager(urn) : MANAGER;
}

function patchManager(urn: string): string {
  return `${MANAGER}-${hexFrom(urn, 8)}`;
}

/** Gives up every field that a patch has set: what no other manager owns disappears. */
async function releaseFields(
  { api }: ClusterSession,
  urn: string,
  reference: ObjectReference,
): Promise<void> {
  if ((await api.read(reference)) === undefined) return;
  const { apiVersion, kind, name, namespace } = reference;
  const metadata = { name, ...(namespace === undefined ? {} : { namespace }) };
  const options = { manager: patchManager(urn), force: false, isDryRun: false };
  await api.apply({ apiVersion, kind, metadata }, options);
}

function referenceOf({
  type,
  id,
  outputs,
}: Pick<KnownResource, "type" | "id" | "outputs">): ObjectReference {
  return { ...kindOf(type, outputs), ...namesOfId(id) };
}

function idOfObject(object: Properties): string {
  const { manifest } = planManifest({ type: "", inputs: object });
  const { name, namespace } = referenceTo(manifest);
  return idOf(name, namespace);
}

/** True when a manifest is about the object of that id; the default namespace may be left out. */
function isNamedAs(manifest: Manifest, id: string): boolean {
  const { name, namespace } = referenceTo(manifest);
  const known = namesOfId(id);
  return (
    known.name === name &&
    (known.namespace === undefined || known.namespace === (namespace ?? "default"))
  );
}

/** The difference where the server cannot tell it: from its refusal, else from the inputs alone. */
function diffWithoutServer(error: unknown, byInputs: ResourceDiff): ResourceDiff {
  const isExpected =
    error instanceof ApiError ||
    error instanceof UnknownKindError ||
    error instanceof UnreachableError;
  if (!isExpected) throw error;
  return diffByRefusal(error, byInputs.changes) ?? byInputs;
}

/** An error that names the object, hides its secrets, and says what to do where that is known. */
function explained(error: unknown, resource: ResourceRequest, planned: PlannedManifest): unknown {
  if (!(error instanceof Error) || error instanceof UnreachableError) return error;
  if (error instanceof PartialCreation) return error;
  const hint = isManagerConflict(error)
    ? '; have that manager give the field up, or take it over with the annotation "pulumi.com/patchForce": "true"'
    : "";
  const message = redact(error.message, resource.inputs);
  return new Error(`${describe(referenceTo(planned.manifest))}: ${message}${hint}`);
}
