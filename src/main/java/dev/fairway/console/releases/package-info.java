/** The releases: add, look up, withdraw. */
@NullMarked
package dev.fairway.console.releases;

import org.jspecify.annotations.NullMarked;
