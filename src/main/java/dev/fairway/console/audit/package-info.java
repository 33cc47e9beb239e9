/** The audit trail: searched, taken away as a file, and verified. */
@NullMarked
package dev.fairway.console.audit;

import org.jspecify.annotations.NullMarked;
