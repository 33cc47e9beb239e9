/** The tokens of scripts. */
@NullMarked
package dev.fairway.console.tokens;

import org.jspecify.annotations.NullMarked;
