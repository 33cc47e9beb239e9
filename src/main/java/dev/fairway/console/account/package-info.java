/** One's own account: password, sessions, personal tokens. */
@NullMarked
package dev.fairway.console.account;

import org.jspecify.annotations.NullMarked;
