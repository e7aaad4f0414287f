import type { Field } from "../../rule/field";
import type { NormalizedResource } from "../../rule/resource";

/** Settings that no two objects may both make. */
export class Claims {
  private readonly byKey = new Map<string, Field[]>();

  /** Records that a field makes a setting. */
  add(key: string, field: Field): void {
    const fields = this.byKey.get(key);
    if (fields === undefined) this.byKey.set(key, [field]);
    else fields.push(field);
  }

  /** Each field whose setting another resource makes too, with one such resource. */
  contested(): ReadonlyMap<Field, NormalizedResource> {
    const contested = new Map<Field, NormalizedResource>();
    for (const fields of this.byKey.values()) {
      const first = fields[0]?.resource;
      const other = fields.find(({ resource }) => resource !== first)?.resource;
      if (first === undefined || other === undefined) continue;
      for (const field of fields) contested.set(field, field.resource === first ? other : first);
    }
    return contested;
  }
}
