/**
 * The architecture rules. Each rule is checked with the code, and with a fixture that breaks it, which shows that the
 * rule can fail. A fixture is a small copy of the tree with one violation.
 */
package dev.ferry.architecture;
