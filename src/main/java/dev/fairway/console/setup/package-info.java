/** The first-run set-up: the first admin account. */
@NullMarked
package dev.fairway.console.setup;

import org.jspecify.annotations.NullMarked;
