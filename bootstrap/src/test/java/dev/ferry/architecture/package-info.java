/**
 * The architecture as rules, each held against the code, and against a fixture that breaks it: a rule that cannot go
 * red is no rule. The fixtures are little copies of the tree with one thing wrong in each.
 */
package dev.ferry.architecture;
