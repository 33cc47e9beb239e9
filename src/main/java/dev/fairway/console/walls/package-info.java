/** Settings: links to status walls. */
@NullMarked
package dev.fairway.console.walls;

import org.jspecify.annotations.NullMarked;
