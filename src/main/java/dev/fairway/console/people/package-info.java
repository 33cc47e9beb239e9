/** The people who may sign in: invite them, change what they may do. */
@NullMarked
package dev.fairway.console.people;

import org.jspecify.annotations.NullMarked;
