/** What people and Fairway did, newest first. */
@NullMarked
package dev.fairway.console.activity;

import org.jspecify.annotations.NullMarked;
