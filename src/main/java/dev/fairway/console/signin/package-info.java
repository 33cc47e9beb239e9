/** The screen that shows how people may sign in. */
@NullMarked
package dev.fairway.console.signin;

import org.jspecify.annotations.NullMarked;
