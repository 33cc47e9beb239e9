/** The list of rollouts. */
@NullMarked
package dev.fairway.console.rollouts;

import org.jspecify.annotations.NullMarked;
