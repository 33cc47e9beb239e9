/** Where the link of an invitation or a reset leads. */
@NullMarked
package dev.fairway.console.welcome;

import org.jspecify.annotations.NullMarked;
