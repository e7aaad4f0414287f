/** Charts that are at hand as folders, and the program that renders them. */
export interface ChartLibrary {
  /** Folder of a chart: `istiod`; undefined for one that is not there. */
  folderOf(chart: string): Promise<string | undefined>;
  /** The helm program; undefined where there is none. */
  helm(): Promise<string | undefined>;
}
