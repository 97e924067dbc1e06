/* Reads pairs of files, an original and its minified copy, and prints the pairs that are not the same code.
   Use: node same-code.mjs original minified [original minified …] */
import { readFileSync } from "node:fs";
import ts from "typescript";

/** @param {string} path */
function canonical(path) {
  const source = ts.createSourceFile("script.js", readFileSync(path, "utf-8"), ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  return tokens(source).join("\n");
}

/** The tokens of a script, without comments, white space and what may stand or be left away before a bracket. @param {ts.Node} node @returns {string[]} */
function tokens(node) {
  if (node.kind === ts.SyntaxKind.EmptyStatement) return [];
  const children = node.getChildren().filter((child) => !ts.isJSDoc(child));
  if (!children.length) return node.getText() === ";" ? [] : [node.getText()];
  return children.flatMap(tokens);
}

const paths = process.argv.slice(2);
for (let at = 0; at < paths.length; at += 2) {
  if (canonical(paths[at]) !== canonical(paths[at + 1])) console.log(`${paths[at]} is not the same code as ${paths[at + 1]}`);
}
