/* What the scripts of the site share: shapes of data that pages and files give them, and what the theme provides. */

interface Window {
  __md_get?: (key: string) => any;
  __md_set?: (key: string, value: unknown) => void;
  /** The further pages of a long list, once each; null when one could not be loaded. On a page with such a list only. */
  chFurther?: (address: string, words: Strings, again: () => void) => Promise<Document[] | null>;
}

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
type JsonObject = { [name: string]: Json };
/** Interface strings by name, as the page gives them. */
type Strings = Record<string, string>;
/** Names and positions that lead to a value in a record. */
type ValuePath = (string | number)[];

/** The part of JSON Schema 2020-12 that our schemas use. */
interface Schema {
  type?: string | string[];
  enum?: Json[];
  properties?: Record<string, Schema>;
  items?: Schema;
  required?: string[];
  additionalProperties?: boolean;
  [keyword: string]: any;
}

interface Failure {
  path: ValuePath;
  keyword: string;
  expected: any;
}

/** A cell of a saved list. */
type Cell = string | number;

/** The explorer, as it announces itself with the event "shown". */
interface ExplorerState {
  fields: Map<string, HTMLInputElement | HTMLSelectElement>;
  /** The boxes by facet and value, as "topic=pcb". */
  boxes: Map<string, HTMLInputElement>;
  /** The values chosen of each facet; one that begins with "-" is left out. */
  state: Record<string, string[]>;
  /** Put a change into the address, and show it. */
  go: (change: Record<string, string[]>) => void;
  /** The text of a field. */
  value: (name: string) => string;
  /** A field as an amount: 0 if it is empty or no field of amounts, NaN if it cannot be read. */
  sum: (name: string) => number;
  /** The answer that is shown for a country unless another one is chosen; empty without a country. */
  usual: string;
  /** The answers that are shown. */
  views: string[];
  /** How many entries have each answer, from likely to not. */
  tallies: number[];
  /** How many entries fit. */
  shown: number;
  /** Whether all entries of the list are on the page. */
  known: boolean;
  /** The address of the list with other choices. */
  addressOf: (next: Record<string, string[]>) => string;
}
