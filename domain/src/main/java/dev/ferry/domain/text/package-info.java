/**
 * Text that comes from outside: Ferry refuses what it could pass on only with other characters. It shows what a
 * terminal or a shell would obey in visible characters.
 */
@NullMarked
package dev.ferry.domain.text;

import org.jspecify.annotations.NullMarked;
