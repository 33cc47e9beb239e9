/** Fairway, a fleet update console: an Omaha update server and the console over it. */
@NullMarked
package dev.fairway;

import org.jspecify.annotations.NullMarked;
