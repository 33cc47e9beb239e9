/** The page of one group: its plan, when it may update, which machines it takes. */
@NullMarked
package dev.fairway.console.group;

import org.jspecify.annotations.NullMarked;
