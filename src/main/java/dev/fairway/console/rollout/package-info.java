/** The page of one rollout, and what other screens show and say of rollouts. */
@NullMarked
package dev.fairway.console.rollout;

import org.jspecify.annotations.NullMarked;
