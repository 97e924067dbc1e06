/* What the scripts of the site share: shapes of data that pages and files give them, and what the theme provides. */

interface Window {
  __md_get?: (key: string) => any;
  __md_set?: (key: string, value: unknown) => void;
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
  go: (change: Record<string, string[]>) => void;
}
