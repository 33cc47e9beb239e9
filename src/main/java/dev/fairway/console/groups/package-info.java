/** The list of groups. */
@NullMarked
package dev.fairway.console.groups;

import org.jspecify.annotations.NullMarked;
