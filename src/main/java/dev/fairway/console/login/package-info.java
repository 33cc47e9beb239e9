/** The sign-in page. */
@NullMarked
package dev.fairway.console.login;

import org.jspecify.annotations.NullMarked;
