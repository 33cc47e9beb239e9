/** The page of one machine. */
@NullMarked
package dev.fairway.console.machine;

import org.jspecify.annotations.NullMarked;
