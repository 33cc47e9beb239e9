/** The list of machines. */
@NullMarked
package dev.fairway.console.machines;

import org.jspecify.annotations.NullMarked;
