/** How machines come in: the mode of a product, its keys, its limits, and who waits for approval. */
@NullMarked
package dev.fairway.console.enrolment;

import org.jspecify.annotations.NullMarked;
