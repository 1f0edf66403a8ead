// A file may say in one row what stands above another of its rows: 上级客户 of an account, 直属上级 of a person. What has somebody
// above it keeps him, and nothing comes to stand above itself.
import { isUnder } from '../people/organisation.ts';

export type Link = { id: string; above: string };

/**
 * The links to be made, in the order of the file.
 * @param above what stands above each row and above everything that is met on the way up from there; null: nothing.
 */
export function linksToMake(links: readonly Link[], above: ReadonlyMap<string, string | null>): Link[] {
  const then = new Map(above);
  return links.filter((link) => {
    if (then.get(link.id) || isUnder(link.id, link.above, then)) return false;
    then.set(link.id, link.above);
    return true;
  });
}
