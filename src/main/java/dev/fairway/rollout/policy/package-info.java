/** The decision as a pure function: an ordered, named list of rules; no Spring, no I/O, no clock. */
@NamedInterface("policy")
@NullMarked
package dev.fairway.rollout.policy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
